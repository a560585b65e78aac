import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { dateColumn, dayOf } from "@/lib/dates";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record, type Change } from "@/lib/events/record";
import { readFields } from "@/lib/fields/queries";
import { readValues } from "@/lib/fields/rules/values";
import { refuse, refuseField } from "@/lib/refusal";
import { logSteps } from "../history";
import { takeDealNumber } from "../numbers";
import { findRanks, lockStages } from "../places";
import { assertReferences } from "../references";
import type { CreateDeal } from "../rules";
import { statusIn, type Stage } from "../rules/moving";
import { amountOf } from "../rules/worth";
import { insertLines } from "./lines";
import { nameOf } from "./placing";
import { makePrimary } from "./primary";

export type Created = { dealId: string; number: string; changeSetId: string };
/** What only the product itself says of a deal: which deal it renews, and the end of the term it is for. */
type Origin = { renewalOfId?: string | null; renewsAt?: Date };

/** A new deal at the top of an open stage: the one asked for, or the first of the pipeline asked for, or of the default one. */
export function createDeal(ctx: Ctx, { products = [], ...input }: CreateDeal, origin: Origin = {}): Promise<Created> {
  return within(ctx, async (tx) => {
    const ownerId = input.ownerId === undefined ? (ctx.person?.id ?? null) : input.ownerId;
    assertMay(ctx, "deals.create", { ownerId, teamMembers: input.teamMembers ?? [] });
    if (input.amount != null && products.length > 0) refuseField("amount", "With lines the amount is their sum. Leave it empty.");
    await assertReferences(tx, { ...input, ownerId });
    const customFields = readValues(await readFields(tx, "deals"), input.customFields ?? {});

    const stage = await lockEntry(tx, input);
    const at = new Date();
    const data = { ...(await columns(tx, ctx, input, stage, at)), ...origin, ownerId, customFields };
    const created = tx.deal.create({ data });
    const deal = await (data.externalId ? orTaken(created, "externalId", "Another deal has this external id.") : created);
    const lines = await insertLines(tx, ctx, deal, products);
    const primary = await makePrimary(tx, ctx, deal.id, input.contactId ?? null);
    const made = lines.length === 0 ? deal : await tx.deal.update({ where: { id: deal.id }, data: { amount: amountOf(lines.map((line) => ({ total: String(line.total) }))) } });
    await logSteps(tx, ctx, [{ deal: made, fromStageId: null }], at);

    const changes: Change[] = [{ entity: "Deal", id: deal.id, before: null, after: made }, ...lines.map((line) => ({ entity: "DealLine", id: line.id, before: null, after: line })), ...primary];
    const { changeSetId } = await record(tx, ctx, { name: "deal.created", label: `Create ${nameOf(deal)}`, entity: "Deal", entityId: deal.id, customerId: deal.customerId, changes, details: {} });
    return { dealId: deal.id, number: deal.dealNumber, changeSetId };
  });
}

/** The stage a new deal enters, locked so that its place and its number are taken in turn. */
async function lockEntry(tx: Tx, { pipelineId, stageId }: CreateDeal): Promise<Stage> {
  const inPipeline = pipelineId ? { pipelineId } : { pipeline: { isDefault: true } };
  const where = stageId ? { id: stageId } : { ...inPipeline, isClosedWon: false, isClosedLost: false };
  const found = await tx.pipelineStage.findFirst({ where, orderBy: { order: "asc" }, select: { id: true } });
  const [stage] = found ? await lockStages(tx, [found.id]) : [];
  if (!stage) return stageId ? refuseField("stageId", "This stage is not here.") : pipelineId ? refuseField("pipelineId", "This pipeline is not here.") : notFound();
  if (pipelineId && stage.pipelineId !== pipelineId) refuseField("stageId", "This stage belongs to another pipeline.");
  if (statusIn(stage) !== "OPEN") refuseField("stageId", "A new deal starts in an open stage. Win or lose it afterwards.");
  return stage;
}

async function columns(tx: Tx, { tenantId, setting }: Ctx, input: CreateDeal, stage: Stage, at: Date) {
  const pipeline = await tx.pipeline.findUniqueOrThrow({ where: { id: stage.pipelineId }, select: { currencyCode: true, deletedAt: true } });
  if (pipeline.deletedAt) refuse("This pipeline has been deleted.");
  const { name, customerId, contactId, amount, discount, tax, probability, teamMembers, expectedCloseDate, kind, source, competitors, tags, externalId } = input;
  const [stageOrder = ""] = await findRanks(tx, stage.id, { count: 1, atTop: true });
  return {
    tenantId, dealNumber: await takeDealNumber(tx, tenantId, Number(dayOf(at, setting.organizationTimezone).slice(0, 4))), name: name ?? "",
    pipelineId: stage.pipelineId, stageId: stage.id, stageOrder, stageEnteredAt: at, createdDate: at, customerId: customerId ?? null, contactId: contactId ?? null,
    probability: probability ?? stage.probability, isProbabilityOverridden: probability !== undefined, amount: amount ?? null, currencyCode: input.currencyCode ?? pipeline.currencyCode,
    discount: discount ?? "0", tax: tax ?? "0", teamMembers: teamMembers ?? [], expectedCloseDate: expectedCloseDate ? dateColumn(expectedCloseDate) : null, kind: kind ?? "NEW",
    source: source ?? null, competitors: competitors ?? [], tags: tags ?? [], externalId: externalId ?? null,
  };
}
