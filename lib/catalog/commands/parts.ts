import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import { lockParent, recordChange, type LockedParent } from "../places";
import { attributeFault, type AddPart, type EditPart, type RemovePart } from "../rules/parts";
import { partNames, type DataType, type PartKind } from "../rules/words";
import { linkTo } from "./tying";
import { tableOf, type PartTable } from "./tables";

const MOST_PARTS = 200;

/** A licence, outcome, release, tag or attribute of a product or solution; with `taskId` that task carries it from the start. */
export function addPart(ctx: Ctx, { kind, parent: asked, values, taskId }: AddPart) {
  return within(ctx, async (tx) => {
    const parent = await lockParent(tx, ctx, asked);
    if (kind === "attribute") assertHolds({ dataType: "STRING", ...values });
    const table = tableOf(kind, parent.entity);
    const displayOrder = await table.count(tx, parent.where);
    if (displayOrder >= MOST_PARTS) refuse(`${parent.name} has ${MOST_PARTS} of these. That is as many as one may have.`);
    const owner = kind === "tag" ? parent.where : parent.columns;
    const row = await orTaken(table.create(tx, { ...values, ...owner, tenantId: ctx.tenantId, displayOrder }), takenField(kind), taken(kind, parent));
    const tied = taskId ? await linkTo(tx, ctx, { taskId, kind, partId: row.id, parent }) : [];
    const changes: Change[] = [{ entity: table.entity, id: row.id, before: null, after: row }, ...tied];
    const recorded = await recordChange(tx, ctx, parent, { name: "catalog.part_added", label: `Add ${partNames[kind]} ${values.name} to ${parent.name}`, changes, details: { kind, partId: row.id } });
    return { ...recorded, partId: row.id };
  });
}

/** One field of a part, with the value that was read. */
export function editPart(ctx: Ctx, { kind, partId, field, was, value }: EditPart): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    const { parent, table, row } = await lockPart(tx, ctx, { kind, partId });
    await assertUnchanged(tx, { entity: table.entity, id: partId, field, was, now: row[field], yours: value });
    if (kind === "attribute") assertHolds({ dataType: row["dataType"], value: row["value"], [field]: value });
    const changed = differing(row, { [field]: value }, ["level"]);
    if (Object.keys(changed).length === 0) return { changeSetId: null };
    const after = { ...changed, version: Number(row["version"]) + 1 };
    await orTaken(table.update(tx, partId, after), takenField(kind), taken(kind, parent));
    return recordChange(tx, ctx, parent, {
      name: "catalog.part_edited", label: `Change ${partNames[kind]} ${String(row["name"])} of ${parent.name}`, changes: [{ entity: table.entity, id: partId, before: row, after }], details: { kind, partId, fields: [field] },
    });
  });
}

/** The part goes, and with it every task's tie to it. */
export function removePart(ctx: Ctx, { kind, partId }: RemovePart) {
  return within(ctx, async (tx) => {
    const { parent, table, row } = await lockPart(tx, ctx, { kind, partId });
    const ties = await table.untie(tx, partId);
    const removed = await table.remove(tx, partId, Number(row["version"]));
    const changes: Change[] = [...ties.map((tie) => ({ entity: table.tie, id: tie.id, before: tie, after: null })), { entity: table.entity, id: partId, before: row, after: removed }];
    return recordChange(tx, ctx, parent, { name: "catalog.part_removed", label: `Remove ${partNames[kind]} ${String(row["name"])} from ${parent.name}`, changes, details: { kind, partId } });
  });
}

function assertHolds({ dataType, value }: { dataType?: unknown; value?: unknown }) {
  const fault = attributeFault(dataType as DataType, value);
  if (fault) refuseField("value", fault);
}

/** The parent is locked before its part, as everywhere; the part is read again then. */
export async function lockPart(tx: Tx, ctx: Ctx, { kind, partId }: { kind: PartKind; partId: string }): Promise<{ parent: LockedParent; table: PartTable; row: NonNullable<Awaited<ReturnType<PartTable["find"]>>> }> {
  const found = (await tableOf(kind, "Product").find(tx, partId)) ?? (await tableOf(kind, "Solution").find(tx, partId)) ?? notFound();
  const [productId, solutionId] = [found["productId"], found["solutionId"]];
  const parent = await lockParent(tx, ctx, typeof productId === "string" ? { productId } : { solutionId: String(solutionId) });
  const table = tableOf(kind, parent.entity);
  return { parent, table, row: (await table.find(tx, partId)) ?? notFound() };
}

function takenField(kind: PartKind) {
  return kind === "license" ? "level" : "name";
}

function taken(kind: PartKind, { name }: LockedParent) {
  return kind === "license" ? `${name} has a licence of this level already.` : `${name} has this ${partNames[kind]} already.`;
}
