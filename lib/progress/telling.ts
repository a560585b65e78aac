import "server-only";
import type { Tx } from "@/lib/db/within";
import type { StaffNoticeKind } from "@/lib/notifications/rules";
import type { LockedProject } from "@/lib/projects/places";

type News = { key: string; title: string; body?: string };
const KIND: StaffNoticeKind = "project.client_acted";

/** The lead of the project hears what its client did, in the transaction that did it; `key` makes it arrive once. */
export async function tellLead(tx: Pick<Tx, "outbox">, { id, tenantId, leadImplementerId }: Pick<LockedProject, "id" | "tenantId" | "leadImplementerId">, { key, ...said }: News) {
  if (!leadImplementerId) return;
  const payload = { kind: KIND, ...said, href: `/ops/implementations/${id}` };
  await tx.outbox.createMany({ data: { tenantId, channel: "IN_APP", recipient: `staff:${leadImplementerId}`, dedupeKey: `${KIND}:${key}:${leadImplementerId}`, payload }, skipDuplicates: true });
}
