import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { refuse, refuseField } from "@/lib/refusal";
import { lockBatch, readProfiles, type Batch } from "../batches";
import { findField } from "../fields";
import { readDefinitions } from "../lookups";
import { plainKey } from "../names";
import { decideDateOrder, decideDecimal, unpackProfile } from "../profiles";
import { canMake } from "../resolving";
import { assertMayImport, rightsOf } from "../rights";
import { Decisions, Mapping, type MappedColumn } from "../rules";
import { assertOpen, type ChoosePipeline, type DecideName, type KeepColumn, type MapColumn } from "../rules/steps";
import { stopJob } from "../stopping";
import { keyFrom } from "@/lib/fields/rules";

/** Where a column goes, and how its cells are read. Another column that went there goes nowhere now. */
export function mapColumn(ctx: Ctx, { importId, version, column, target, ...reading }: MapColumn) {
  return change(ctx, { importId, version }, async (tx, batch) => {
    if (target) await assertTarget(tx, batch, target);
    const fresh = target ? await readingOf(tx, batch, column) : {};
    const place = target && placeOf(target);
    const mapping = batch.mapping.map((each): MappedColumn => {
      if (each.column === column) return { ...each, ...fresh, ...defined(reading), ...(target && { target, ...(!isNumeric(batch, target) && { scale: 0 as const }) }) };
      return place && placeOf(each.target) === place ? { ...each, target: { to: "skip" } } : each;
    });
    if (!mapping.some((each) => each.column === column)) refuse("This column is not in the file.", 404);
    return { mapping: checked(mapping) };
  });
}

/** A column without a field of ours becomes a field of the organization's own; it comes into being when the rows do. */
export function keepColumn(ctx: Ctx, { importId, version, column, label, type }: KeepColumn) {
  return change(ctx, { importId, version }, async (tx, batch) => {
    if (batch.entity === "people") refuse("People have no fields of their own.");
    const taken = await readDefinitions(tx, batch.entity);
    const key = keyFrom(label);
    const same = taken.find((each) => each.key === key || plainKey(each.label) === plainKey(label));
    if (!same && !rightsOf(ctx, batch.entity).fields) refuse("Only an administrator adds fields. Choose one that is there, or leave this column out.", 403);
    const target = { to: "custom" as const, key: same?.key ?? key, label: same?.label ?? label, type: same?.type ?? type };
    if (batch.mapping.some((each) => each.column !== column && placeOf(each.target) === `customFields.${target.key}`)) refuseField("label", "Another column is kept under this name.");
    return { mapping: checked(batch.mapping.map((each) => (each.column === column ? { ...each, target } : each))) };
  });
}

export function choosePipeline(ctx: Ctx, { importId, version, pipelineId }: ChoosePipeline) {
  return change(ctx, { importId, version }, async (tx, batch) => {
    const pipeline = await tx.pipeline.findFirst({ where: { id: pipelineId, deletedAt: null }, select: { currencyCode: true } });
    if (!pipeline || batch.entity !== "deals") refuseField("pipelineId", "This pipeline is not here.");
    const { stage: _stage, ...decisions } = batch.decisions;
    return { options: { ...batch.options, pipelineId, currencyCode: pipeline.currencyCode }, decisions };
  });
}

/** What a name means, or all that nobody decided. Null takes a decision back. */
export function decideName(ctx: Ctx, { importId, version, field, name, choice }: DecideName) {
  return change(ctx, { importId, version }, async (tx, batch) => {
    const noun = findField(batch.entity, field)?.refers ?? refuse("This field does not refer to records.");
    if (choice?.choose === "create" && !canMake({ noun, makes: rightsOf(ctx, batch.entity).makes })) refuse("Your role cannot add these. Choose one that is there, or leave it out.", 403);
    if (choice?.choose === "existing") await assertThere(tx, noun, choice.id);
    const { names = {}, others } = batch.decisions[field] ?? {};
    const key = name === undefined ? undefined : plainKey(name);
    const kept = Object.fromEntries(Object.entries(names).filter(([each]) => key === undefined || plainKey(each) !== key));
    const decided = key === undefined ? { names: kept, ...(choice && { others: choice }) } : { names: choice ? { ...kept, [name ?? ""]: choice } : kept, ...(others && { others }) };
    return { decisions: Decisions.parse({ ...batch.decisions, [field]: decided }) };
  });
}

type Change = Partial<Pick<Batch, "mapping" | "options" | "decisions">>;

/** One change of the mapping: what was previewed with the old one is void. */
function change(ctx: Ctx, { importId, version }: { importId: string; version: number }, decide: (tx: Tx, batch: Batch) => Promise<Change>) {
  return within(ctx, async (tx) => {
    const batch = await lockBatch(tx, importId);
    assertMayImport(ctx, batch.entity, batch.createdById);
    assertOpen(batch.state);
    if (batch.version !== version) refuse("This import was changed in another window. Look at it again.", 409);
    const changed = await decide(tx, batch);
    await stopJob(tx, batch.jobId);
    await tx.importBatch.update({ where: { id: importId }, data: { ...(changed satisfies Prisma.ImportBatchUpdateInput), state: "UPLOADED", counts: {}, version: version + 1 } });
    return { version: version + 1 };
  });
}

async function assertTarget(tx: Tx, { entity }: Batch, target: MappedColumn["target"]) {
  if (target.to === "field" && !findField(entity, target.field)) refuseField("target", "There is no such field.");
  if (target.to === "custom" && !(await readDefinitions(tx, entity)).some(({ key, type }) => key === target.key && type === target.type)) refuseField("target", "There is no such field.");
}

/** Decimal mark and date order are proven by all values of the column, or asked. */
async function readingOf(tx: Tx, batch: Batch, column: number): Promise<Pick<MappedColumn, "decimal" | "dateOrder">> {
  const packed = (await readProfiles(tx, batch.id))[column];
  const [decimal, dateOrder] = packed ? [decideDecimal(unpackProfile(packed)).decimal, decideDateOrder(unpackProfile(packed)).dateOrder] : [null, null];
  return { decimal: decimal === "ambiguous" ? null : decimal, dateOrder: dateOrder === "ambiguous" ? null : dateOrder };
}

async function assertThere(tx: Tx, noun: string, id: string) {
  const live = { where: { id, deletedAt: null }, select: { id: true } } as const;
  const where = { where: { id }, select: { id: true } } as const;
  const find = { customer: () => tx.customer.findFirst(live), product: () => tx.product.findFirst(live), contact: () => tx.contact.findFirst(live), user: () => tx.user.findFirst(where), stage: () => tx.pipelineStage.findFirst(where) }[noun];
  if (!find || !(await find())) refuseField("id", "This is not here any more. Choose another.");
}

const isNumeric = ({ entity }: Batch, target: MappedColumn["target"]) => (target.to === "custom" ? target.type === "NUMBER" : target.to === "field" && ["money", "number", "integer"].includes(findField(entity, target.field)?.kind ?? ""));
const placeOf = (target: MappedColumn["target"]) => (target.to === "field" ? target.field : target.to === "custom" ? `customFields.${target.key}` : null);

function checked(mapping: MappedColumn[]): Mapping {
  const { data, error } = Mapping.safeParse(mapping);
  return data ?? refuse(error?.issues[0]?.message ?? "These columns do not fit together.");
}

function defined<T extends object>(fields: T) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
