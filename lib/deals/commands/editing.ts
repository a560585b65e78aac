import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged, whoChangedLast } from "@/lib/changes/conflicts";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record, type Change } from "@/lib/events/record";
import { readFields } from "@/lib/fields/queries";
import { readValues } from "@/lib/fields/rules/values";
import { refuse } from "@/lib/refusal";
import { differing } from "../changing";
import { isLogged, logSteps } from "../history";
import { lockDeal, lockStages, putDeals, type LockedDeal } from "../places";
import { assertReferences } from "../references";
import type { CustomFields, DealFieldValues, EditDeal, PatchDeal } from "../rules";
import { editing, fieldNames } from "../rules/editing";
import { nameOf } from "./placing";
import { makePrimary } from "./primary";

/** The change set to undo, or null when the field already held the value. */
export type Edited = { changeSetId: string | null };

/** One field. Different fields merge; the same field is refused with both values if someone changed it since it was read. */
export function editDeal(ctx: Ctx, { dealId, was, ...edit }: EditDeal): Promise<Edited> {
  return within(ctx, async (tx) => {
    const deal = await lockFor(tx, dealId, edit.field === "currencyCode");
    assertMay(ctx, "deals.edit", deal);
    const custom = edit.field === "customFields";
    const now = custom ? deal.customFields[edit.key] : deal[edit.field];
    await assertUnchanged(tx, { entity: "Deal", id: dealId, field: edit.field, was, now, yours: edit.value });
    const fields: DealFieldValues = custom ? { customFields: { ...deal.customFields, [edit.key]: edit.value } } : { [edit.field]: edit.value };
    return write(tx, ctx, deal, fields);
  });
}

/** Several fields at once, for machines. Refused when the deal has another version than the one that was read. */
export function patchDeal(ctx: Ctx, { dealId, version, ...fields }: PatchDeal): Promise<Edited & { version: number }> {
  return within(ctx, async (tx) => {
    const deal = await lockFor(tx, dealId, fields.currencyCode !== undefined);
    assertMay(ctx, "deals.edit", deal);
    if (deal.version !== version) {
      const { byName } = await whoChangedLast(tx, { entity: "Deal", id: dealId });
      refuse(`${byName} changed this deal since you read version ${version}; it is at version ${deal.version} now.`, 409);
    }
    const { changeSetId } = await write(tx, ctx, deal, fields);
    return { changeSetId, version: changeSetId ? version + 1 : version };
  });
}

/** A change of currency touches two totals of one stage: like a move it locks the stage first. */
async function lockFor(tx: Tx, dealId: string, isCurrency: boolean) {
  const seen = isCurrency ? await tx.deal.findUnique({ where: { id: dealId }, select: { stageId: true } }) : null;
  if (seen) await lockStages(tx, [seen.stageId]);
  return lockDeal(tx, dealId);
}

async function write(tx: Tx, ctx: Ctx, deal: LockedDeal, fields: DealFieldValues): Promise<Edited> {
  await assertReferences(tx, fields);
  const known = { hasLines: fields.amount !== undefined && (await tx.dealLine.count({ where: { dealId: deal.id } })) > 0, stageProbability: await stageProbability(tx, deal, fields) };
  const after = differing(deal, { ...editing(deal, fields, known), ...(fields.customFields && { customFields: await readCustom(tx, fields.customFields, deal.customFields) }) });
  const columns = Object.keys(after);
  if (columns.length === 0) return { changeSetId: null };

  const others = after.contactId === undefined ? [] : await makePrimary(tx, ctx, deal.id, after.contactId);
  const changed = await writeDeal(tx, ctx, deal, after);
  const names = columns.map((column) => fieldNames[column as keyof typeof fieldNames]).filter(Boolean);
  return record(tx, ctx, {
    name: "deal.edited", label: `Change ${[...new Set(names)].join(", ")} of ${nameOf(deal)}`, entity: "Deal", entityId: deal.id,
    customerId: after.customerId ?? deal.customerId, changes: [...others, changed], details: { fields: columns },
  });
}

/** Only what differs is asked about: a value whose field was deleted since may stay. */
async function readCustom(tx: Tx, given: CustomFields, before: CustomFields): Promise<CustomFields> {
  const changed = differing(before, given);
  const definitions = await readFields(tx, "deals");
  return { ...given, ...readValues(definitions.filter(({ key }) => key in changed), changed) };
}

async function stageProbability(tx: Tx, deal: LockedDeal, { probability }: DealFieldValues) {
  if (probability !== null) return deal.probability;
  return String((await tx.pipelineStage.findUniqueOrThrow({ where: { id: deal.stageId }, select: { probability: true } })).probability);
}

/** Writes columns of a locked deal, logs what the history keeps, and answers the change for the change set. */
export async function writeDeal(tx: Tx, ctx: Ctx, deal: LockedDeal, after: Partial<LockedDeal>): Promise<Change> {
  const now = { ...deal, ...after };
  await (after.externalId === undefined ? putDeals(tx, [now]) : orTaken(putDeals(tx, [now]), "externalId", "Another deal has this external id."));
  if (isLogged(Object.keys(after))) await logSteps(tx, ctx, [{ deal: now, fromStageId: deal.stageId }], new Date());
  return { entity: "Deal", id: deal.id, before: deal, after: { ...after, version: deal.version + 1 } };
}
