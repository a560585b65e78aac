import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { within, type Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { recordEach } from "@/lib/events/record-each";
import { logSteps } from "../history";
import { lockDeals, putDeals, type LockedDeal } from "../places";
import type { DeleteDeals, RestoreDeals } from "../rules";
import type { GetDeal } from "../rules/asking";
import { namesOf } from "./placing";

/** To the trash, with what only belongs to them: activities, notes, messages and files that hang on nothing else. */
export function deleteDeals(ctx: Ctx, { dealIds }: DeleteDeals) {
  return within(ctx, async (tx) => {
    const deals = await lockAll(tx, ctx, dealIds, "live");
    const at = new Date();
    const belongings = await moveBelongings(tx, deals, at);
    return finish(tx, ctx, { deals, deletedAt: at, name: "deal.deleted", label: `Delete ${namesOf(deals)}`, belongings });
  });
}

/** Back from the trash, with what went there together with them, each in its old place. */
export function restoreDeals(ctx: Ctx, { dealIds }: RestoreDeals) {
  return within(ctx, async (tx) => {
    const deals = await lockAll(tx, ctx, dealIds, "trash");
    const belongings = await moveBelongings(tx, deals, null);
    return finish(tx, ctx, { deals, deletedAt: null, name: "deal.restored", label: `Restore ${namesOf(deals)}`, belongings });
  });
}

/** For machines: one deal. */
export const deleteDeal = (ctx: Ctx, { dealId }: GetDeal) => deleteDeals(ctx, { dealIds: [dealId] });
export const restoreDeal = (ctx: Ctx, { dealId }: GetDeal) => restoreDeals(ctx, { dealIds: [dealId] });

async function lockAll(tx: Tx, ctx: Ctx, dealIds: readonly string[], among: "live" | "trash") {
  const deals = await lockDeals(tx, dealIds, { among });
  if (deals.length !== dealIds.length) notFound();
  for (const deal of deals) assertMay(ctx, "deals.delete", deal);
  return deals;
}

/** Sets or clears deletedAt on what hangs on these deals alone: what is deleted as they are. */
async function moveBelongings(tx: Tx, deals: readonly LockedDeal[], deletedAt: Date | null): Promise<Change[]> {
  const where = { OR: deals.map((deal) => ({ dealId: deal.id, deletedAt: deal.deletedAt })) };
  const data = { deletedAt, version: { increment: 1 } };
  const select = { id: true, version: true, dealId: true } as const;
  const loose = { customerId: null, leadId: null };
  const alone = { ...loose, contactId: null, projectId: null };
  const moved = {
    Activity: await tx.activity.updateManyAndReturn({ where: { ...where, ...alone }, data, select }),
    Communication: await tx.communication.updateManyAndReturn({ where: { ...where, ...alone }, data, select }),
    CustomerNote: await tx.customerNote.updateManyAndReturn({ where: { ...where, ...loose }, data, select }),
    Attachment: await tx.attachment.updateManyAndReturn({ where, data, select }),
  };
  const was = (dealId: string | null) => deals.find(({ id }) => id === dealId)?.deletedAt ?? null;
  return Object.entries(moved).flatMap(([entity, rows]) =>
    rows.map(({ id, version, dealId }) => ({ entity, id, before: { deletedAt: was(dealId), version: version - 1 }, after: { deletedAt, version } })),
  );
}

type Finish = { deals: LockedDeal[]; deletedAt: Date | null; name: "deal.deleted" | "deal.restored"; label: string; belongings: Change[] };

async function finish(tx: Tx, ctx: Ctx, { deals, deletedAt, name, label, belongings }: Finish) {
  const now = deals.map((deal) => ({ ...deal, deletedAt }));
  await putDeals(tx, now);
  await logSteps(tx, ctx, now.map((deal) => ({ deal, fromStageId: deal.stageId })), new Date());
  const changes = deals.map((deal) => ({ entity: "Deal", id: deal.id, before: deal, after: { deletedAt, version: deal.version + 1 } }));
  const facts = deals.map((deal) => ({ name, entity: "Deal", entityId: deal.id, customerId: deal.customerId, details: {} }) as const);
  return recordEach(tx, ctx, { label, facts, changes: [...changes, ...belongings] });
}
