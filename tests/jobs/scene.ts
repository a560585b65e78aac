import { everything } from "@/lib/db/everything";
import { moveDeal } from "@/lib/deals/commands/moving";
import type { JobType } from "@/lib/events/catalog";
import { first, world, type World } from "../support/world";

/** Otto has moved a deal of Maya's, and one job waits. */
export async function moved() {
  const scene = await world();
  const { as, otto, maya, db, deals, prospecting, qualification } = scene;
  const deal = first(await deals(1));
  await moveDeal(as(otto, { teamIds: [maya.id] }), { dealId: deal.id, fromStageId: prospecting.id, toStageId: qualification.id });
  const job = first(await db((tx) => tx.job.findMany()));
  return { ...scene, deal, job, again: () => jobOf(job.id) };
}

export function jobOf(id: string) {
  return everything.job.findUniqueOrThrow({ where: { id } });
}

/** A job as a command would have enqueued it. */
export function enqueued({ tenantId }: Pick<World, "tenantId">, type: JobType, more = {}) {
  return everything.job.create({ data: { tenantId, type, payload: {}, createdByKind: "SYSTEM", createdByName: "System", ...more } });
}

export function expire(id: string) {
  return everything.job.update({ where: { id }, data: { lockedUntil: new Date(0) } });
}

/** Ahead of what other tests have left in the queues. */
export async function toFront({ id, tenantId }: { id: string; tenantId: string | null }) {
  await everything.job.update({ where: { id }, data: { runAfter: new Date(0) } });
  await everything.outbox.updateMany({ where: { tenantId }, data: { nextAttemptAt: new Date(0) } });
}

/** No other test's jobs are in the way. */
export function clearQueue() {
  return everything.job.updateMany({ where: { status: { in: ["pending", "processing"] } }, data: { status: "cancelled", lockedUntil: null } });
}
