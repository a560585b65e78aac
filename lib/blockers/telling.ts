import "server-only";
import type { Tx } from "@/lib/db/within";
import { nextOpen } from "@/lib/calendars/clock";
import { getOurCalendar } from "@/lib/calendars/reading";
import type { LockedBlocker } from "./places";

type Notice = {
  blocker: Pick<LockedBlocker, "id" | "tenantId" | "projectId">; staffIds: readonly string[]; kind: "blocker.resolved" | "blocker.replied" | "blocker.assigned"; key: string; title: string; body: string;
  /** The message is no news any more when the blocker stands so by the time it is delivered. */
  dropIf?: readonly ("OPEN" | "RESOLVED")[]; at: Date;
};

export const hrefOf = ({ projectId }: { projectId: string }) => `/ops/implementations/${projectId}`;

/** Messages to members of the staff, shown from their next open instant. `key` makes each arrive once. */
export async function tellStaff(tx: Pick<Tx, "outbox">, { blocker, staffIds, kind, key, dropIf = [], at, ...said }: Notice) {
  if (staffIds.length === 0) return;
  const ours = await getOurCalendar();
  const notBefore = (ours && nextOpen(ours, at)) ?? at;
  const data = [...new Set(staffIds)].map((staffId) => ({
    tenantId: blocker.tenantId, channel: "IN_APP" as const, recipient: `staff:${staffId}`, dedupeKey: `${kind}:${key}:${staffId}`, notBefore, nextAttemptAt: notBefore,
    payload: { kind, ...said, href: hrefOf(blocker), blockerId: blocker.id, dropIf: [...dropIf], at: at.toISOString() },
  }));
  await tx.outbox.createMany({ data, skipDuplicates: true });
}
