import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { by } from "@/lib/events/record";
import type { DealStatus } from "@/lib/generated/prisma/enums";
import type { Prisma } from "@/lib/generated/prisma/client";

type Amount = Prisma.Decimal | string | null;
type Standing = { id: string; stageId: string; status: DealStatus; probability: Amount; amount: Amount; discount: Amount; currencyCode: string; ownerId: string | null; deletedAt?: Date | null };

/** One line of the history behind velocity, time in stage and "the board as it was". `fromStageId` null: the deal is new. */
export function logStage(tx: Tx, { tenantId, actor }: Ctx, deal: Standing, fromStageId: string | null, at: Date, note?: string) {
  const { status, probability, amount, discount, currencyCode, ownerId } = deal;
  const worth = { status, probability: String(probability), amount, discount: String(discount), currencyCode, ownerId };
  const path = { fromStageId, toStageId: deal.stageId, isDeleted: Boolean(deal.deletedAt) };
  return tx.dealStageEvent.create({ data: { tenantId, dealId: deal.id, ...path, ...worth, ...by("changed", actor), note: note ?? null, at } });
}
