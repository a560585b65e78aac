import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay, may } from "@/lib/auth/permissions";
import { within, type Tx } from "@/lib/db/within";
import { recordEach } from "@/lib/events/record-each";
import { differing } from "../changing";
import { isLogged, logSteps } from "../history";
import { lockDeals, putDeals, type LockedDeal } from "../places";
import { assertReferences } from "../references";
import type { BulkEditDeals } from "../rules";
import { fieldNames } from "../rules/editing";
import { namesOf } from "./placing";

/** What a bulk edit would do: how many deals change, already hold the value, or belong to someone else and stay. */
export type BulkPreview = { changed: number; unchanged: number; forbidden: number };
export type BulkEdited = BulkPreview & { changeSetId: string | null };

export function previewBulkEdit(ctx: Ctx, input: BulkEditDeals): Promise<BulkPreview> {
  return within(ctx, async (tx) => countOf(await plan(tx, ctx, input)));
}

/** The same change on many deals as one change set. Those of others stay as they are and are counted. */
export function bulkEditDeals(ctx: Ctx, input: BulkEditDeals): Promise<BulkEdited> {
  return within(ctx, async (tx) => {
    await assertReferences(tx, { ownerId: input.change.field === "ownerId" ? input.change.value : null });
    const planned = await plan(tx, ctx, input);
    const counts = countOf(planned);
    const [barred] = planned.barred;
    if (barred && counts.forbidden === planned.deals.length) assertMay(ctx, "deals.edit", barred);
    if (counts.changed === 0) return { ...counts, changeSetId: null };

    const now = planned.steps.map(({ deal, after }) => ({ ...deal, ...after }));
    await putDeals(tx, now);
    if (isLogged([input.change.field])) await logSteps(tx, ctx, now.map((deal) => ({ deal, fromStageId: deal.stageId })), new Date());
    const { changeSetId } = await recordEach(tx, ctx, {
      label: `Change ${fieldNames[input.change.field]} of ${namesOf(now)}`,
      changes: planned.steps.map(({ deal, after }) => ({ entity: "Deal", id: deal.id, before: deal, after: { ...after, version: deal.version + 1 } })),
      facts: now.map((deal) => ({ name: "deal.edited", entity: "Deal", entityId: deal.id, customerId: deal.customerId, details: { fields: [input.change.field] } }) as const),
    });
    return { ...counts, changeSetId };
  });
}

async function plan(tx: Tx, ctx: Ctx, { dealIds, change }: BulkEditDeals) {
  const deals = await lockDeals(tx, dealIds);
  if (deals.length === 0) notFound();
  const barred = deals.filter((deal) => !may(ctx, "deals.edit", deal));
  const steps = deals.filter((deal) => !barred.includes(deal)).map((deal) => ({ deal, after: differing(deal, target(deal, change)) }));
  return { deals, barred, steps: steps.filter(({ after }) => Object.keys(after).length > 0) };
}

function target(deal: LockedDeal, change: BulkEditDeals["change"]): Partial<LockedDeal> {
  if (change.field !== "tags") return change.field === "ownerId" ? { ownerId: change.value } : { expectedCloseDate: change.value };
  return { tags: [...new Set([...deal.tags.filter((tag) => !change.remove.includes(tag)), ...change.add])] };
}

function countOf({ deals, barred, steps }: Awaited<ReturnType<typeof plan>>): BulkPreview {
  return { changed: steps.length, forbidden: barred.length, unchanged: deals.length - barred.length - steps.length };
}
