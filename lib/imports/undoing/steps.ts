import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { ChangeItemRow } from "@/lib/changes/queries";
import { revertRow } from "@/lib/changes/reverting";
import type { Tx } from "@/lib/db/within";
import { lockStages } from "@/lib/deals/places";
import type { Change } from "@/lib/events/record";
import { Prisma } from "@/lib/generated/prisma/client";
import { lockPeople } from "@/lib/people/queries";
import { keepItems, takeChanged } from "./changed";
import { takeMade, type Made, type Taken, type Undo } from "./made";

type Step = (tx: Tx, ctx: Ctx, undo: Undo, before: string | null) => Promise<Taken>;

const named = Prisma.sql`t.name`;
const isMade = (undo: Undo, entityType: string, id: Prisma.Sql) => Prisma.sql`exists (select from change_items m
  where m."tenantId" = t."tenantId" and m."entityType" = ${entityType}::text and m."entityId" = ${id} and m."changeSetId" = ${undo.changeSetId}::uuid and m.before is null)`;

/** A line is the deal's own: it was edited when its version is past what the import left. */
const DEALS: Made = {
  entityType: "Deal", table: Prisma.sql`deals`, name: Prisma.sql`coalesce(nullif(t.name, ''), t."dealNumber")`, own: ["deal_lines", "deal_contacts", "deal_stage_events"], lines: true,
  async edited(tx, { tenantId, changeSetId }, ids) {
    const lines = await tx.$queryRaw<{ id: string; dealId: string; version: number }[]>`select id, "dealId", version from deal_lines where "dealId" = any (${ids}::uuid[]) order by id`;
    const left = await tx.$queryRaw<{ id: string; version: number }[]>`
      select "entityId" as id, count(*)::int as version from change_items where "tenantId" = ${tenantId}::uuid and "changeSetId" = ${changeSetId}::uuid and "entityType" = 'DealLine'
        and "entityId" = any (${lines.map(({ id }) => id)}::uuid[]) group by 1`;
    const versions = new Map(left.map(({ id, version }) => [id, version]));
    return lines.filter(({ id, version }) => version !== (versions.get(id) ?? 0)).map(({ dealId }) => dealId);
  },
  async lock(tx, ids) {
    const stages = await tx.$queryRaw<{ stageId: string }[]>`select distinct "stageId" from deals where id = any (${ids}::uuid[])`;
    await lockStages(tx, stages.map(({ stageId }) => stageId));
    await tx.$queryRaw`select id from deals where id = any (${ids}::uuid[]) order by id for update`;
  },
};
const LINES: Made = {
  entityType: "DealLine", table: Prisma.sql`deal_lines`, name: named, own: [],
  only: ({ tenantId, batchId, changeSetId }) => Prisma.sql`
    t."dealId" not in (select m."entityId" from change_items m where m."tenantId" = ${tenantId}::uuid and m."changeSetId" = ${changeSetId}::uuid and m."entityType" = 'Deal' and m.before is null)
    and t."dealId" not in (select k."entityId" from import_leavings k where k."tenantId" = ${tenantId}::uuid and k."batchId" = ${batchId}::uuid)`,
};
const CUSTOMERS: Made = { entityType: "Customer", table: Prisma.sql`customers`, name: named, own: [], above: Prisma.sql`"parentCustomerId"` };
const PRODUCTS: Made = { entityType: "Product", table: Prisma.sql`products`, name: named, own: [] };
const PEOPLE: Made = { entityType: "User", table: Prisma.sql`users`, name: named, own: [], above: Prisma.sql`"managerId"`, lock: (tx) => lockPeople(tx) };
const STAGES: Made = { entityType: "PipelineStage", table: Prisma.sql`pipeline_stages`, name: named, own: ["stage_totals"] };
const FIELDS: Made = {
  entityType: "CustomFieldDefinition", table: Prisma.sql`custom_field_definitions`, name: Prisma.sql`t.label`, own: [],
  isUsed: Prisma.sql`case t.entity when 'customers' then exists (select from customers c where c."customFields" ? t.key) when 'deals' then exists (select from deals d where d."customFields" ? t.key)
    when 'products' then exists (select from products p where p."customAttrs" ? t.key) else false end`,
};

const changed = (entityType: string): Step => (tx, ctx, undo, before) => takeChanged(tx, ctx, undo, { entityType, before });
const made = (what: Made): Step => (tx, _, undo, before) => takeMade(tx, undo, what, before);

/**
 * Takes an import back in this order: what was changed is put back before what was made goes, and what refers to a record goes before it. The stages
 * that stay close ranks last, in the transaction whose fact says that all is over: they are nobody's record of the count.
 */
export const steps: readonly Step[] = [
  changed("Deal"), changed("DealLine"), made(LINES), made(DEALS), changed("Customer"), made(CUSTOMERS), changed("Product"), made(PRODUCTS), changed("User"), made(PEOPLE), made(FIELDS), made(STAGES), shiftStages,
];

/** Stages move back into the gap of those that went; while one of those stays, so do they. */
async function shiftStages(tx: Tx, _: Ctx, undo: Undo): Promise<Taken> {
  const items = await tx.$queryRaw<ChangeItemRow[]>(Prisma.sql`
    select i.id, i."entityType", i."entityId", i.before, i.after from change_items i
    where i."tenantId" = ${undo.tenantId}::uuid and i."changeSetId" = ${undo.changeSetId}::uuid and i."entityType" = 'PipelineStage' and i.before is not null
      and not exists (select from pipeline_stages t where ${isMade(undo, "PipelineStage", Prisma.sql`t.id`)})
    order by (i.before ->> 'order')::int limit 200`);
  const changes: Change[] = [];
  for (const item of items) {
    const { outcome, before, after } = await revertRow(tx, "pipeline_stages", item);
    if (outcome === "reverted") changes.push({ entity: item.entityType, id: item.entityId, before, after });
  }
  await keepItems(tx, undo, changes);
  return { reverted: 0, kept: 0, last: null };
}
