import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DealStatus } from "@/lib/generated/prisma/enums";

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
export function logSteps(tx: Tx, ctx: Ctx, steps: readonly Step[], at: Date) {
  return tx.$executeRaw`/* kept */ ${logging(ctx, steps, at)}`;
}

/** The same, to be said together with other writes. */
export function logging({ tenantId, actor }: Ctx, steps: readonly Step[], at: Date) {
  const rows = steps.map(({ deal, fromStageId, note }) => {
    const { id: dealId, stageId: toStageId, status, probability, amount, discount, currencyCode, ownerId, deletedAt } = deal;
    return { dealId, fromStageId, toStageId, status, probability, amount, discount, currencyCode, ownerId, isDeleted: Boolean(deletedAt), note: note ?? null };
  });
  return Prisma.sql`
    insert into deal_stage_events ("tenantId", "dealId", "fromStageId", "toStageId", status, probability, amount, discount, "currencyCode", "ownerId", "isDeleted",
      "changedByKind", "changedById", "changedByName", note, at)
    select ${tenantId}::uuid, s."dealId", s."fromStageId", s."toStageId", s.status, s.probability, s.amount, s.discount, s."currencyCode", s."ownerId", s."isDeleted",
      ${actor.kind}::"ActorKind", ${actor.id}::uuid, ${actor.name}, s.note, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) s ("dealId" uuid, "fromStageId" uuid, "toStageId" uuid, status "DealStatus", probability numeric, amount numeric,
      discount numeric, "currencyCode" text, "ownerId" uuid, "isDeleted" boolean, note text)`;
}

/** Who moved a deal last, and when. */
export async function whoMoved(tx: Tx, dealId: string) {
  const last = await tx.dealStageEvent.findFirst({ where: { dealId }, orderBy: [{ at: "desc" }, { id: "desc" }], select: { changedByName: true, at: true } });
  return { byName: last?.changedByName ?? "Someone", at: last?.at ?? new Date() };
}
