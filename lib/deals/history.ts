import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { by } from "@/lib/events/record";
import type { DealStatus } from "@/lib/generated/prisma/enums";
import type { Prisma } from "@/lib/generated/prisma/client";

type Amount = Prisma.Decimal | string | null;
type Standing = { id: string; stageId: string; status: DealStatus; probability: Amount; amount: Amount; discount: Amount; currencyCode: string; ownerId: string | null; deletedAt?: Date | string | null };
/** `fromStageId` null: the deal is new; equal to the deal's stage: something else changed. */
export type Step = { deal: Standing; fromStageId: string | null; note?: string | undefined };

/** The columns whose change is a line of the history. data-model.md, DealStageEvent. */
const LOGGED: readonly string[] = ["stageId", "status", "amount", "discount", "probability", "ownerId", "currencyCode", "deletedAt"];

export function isLogged(columns: readonly string[]) {
  return columns.some((column) => LOGGED.includes(column));
}

/** Lines of the history behind velocity, time in stage and "the board as it was", one for each deal, in one statement. */
export function logSteps(tx: Tx, { tenantId, actor }: Ctx, steps: readonly Step[], at: Date) {
  const rows = steps.map(({ deal, fromStageId, note }) => {
    const { status, probability, amount, discount, currencyCode, ownerId } = deal;
    const worth = { status, probability: String(probability), amount, discount: String(discount), currencyCode, ownerId };
    return { tenantId, dealId: deal.id, fromStageId, toStageId: deal.stageId, isDeleted: Boolean(deal.deletedAt), ...worth, ...by("changed", actor), note: note ?? null, at };
  });
  return tx.dealStageEvent.createMany({ data: rows });
}

/** Who moved a deal last, and when. */
export async function whoMoved(tx: Tx, dealId: string) {
  const last = await tx.dealStageEvent.findFirst({ where: { dealId }, orderBy: [{ at: "desc" }, { id: "desc" }], select: { changedByName: true, at: true } });
  return { byName: last?.changedByName ?? "Someone", at: last?.at ?? new Date() };
}
