import "server-only";
import type { Tx } from "@/lib/db/within";
import type { StaffNoticeKind } from "@/lib/notifications/rules";
import { hearersOf } from "@/lib/projects/hearing";
import type { LockedProject } from "@/lib/projects/places";

type News = { key: string; title: string; body?: string };
const KIND: StaffNoticeKind = "project.client_acted";

/** The people of the project hear what its client did, in the transaction that did it: its lead, else its team, at last an ADMIN. `key` makes it arrive once. */
export async function tellTeam(tx: Pick<Tx, "outbox">, project: Pick<LockedProject, "id" | "tenantId" | "leadImplementerId" | "assignedUserIds">, { key, title, body }: News) {
  const { staffIds, why } = await hearersOf(project);
  const said = [body, why].filter(Boolean).join("\n");
  const payload = { kind: KIND, title, ...(said && { body: said }), href: `/ops/implementations/${project.id}` };
  await tx.outbox.createMany({ data: staffIds.map((id) => ({ tenantId: project.tenantId, channel: "IN_APP" as const, recipient: `staff:${id}`, dedupeKey: `${KIND}:${key}:${id}`, payload })), skipDuplicates: true });
}
