import { systemContext } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { everything } from "@/lib/db/everything";
import { moveDeal } from "@/lib/deals/commands/moving";
import { openRenewals } from "@/lib/deals/commands/renewing";

/** What the night would open on the first day, at the end of its column, where it is in nobody's way. Once: later ones are the night's. */
export async function seedRenewals() {
  const { id: tenantId } = await everything.organization.findUniqueOrThrow({ where: { slug: "halden" }, select: { id: true } });
  if ((await everything.deal.count({ where: { tenantId, renewsAt: { not: null } } })) > 0) return;
  const ctx = systemContext(tenantId);
  const { opened } = await openNow(ctx);
  if (opened === 0) return;
  const renewals = await within(ctx, (tx) => tx.deal.findMany({ where: { kind: "RENEWAL", status: "OPEN" }, select: { id: true, stageId: true }, orderBy: { id: "asc" }, take: 50 }));
  for (const { id, stageId } of renewals) await moveDeal(ctx, { dealId: id, fromStageId: stageId, toStageId: stageId });
  console.log(`${opened} renewals are open.`);
}

async function openNow(ctx: ReturnType<typeof systemContext>) {
  const answer = await openRenewals(ctx, null, { jobId: "", cursor: null, isOver: () => false, isCancelled: async () => false, keep: async () => {}, setProgress: async () => {} });
  return "opened" in answer ? answer : { opened: 0 };
}
