import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { called } from "@/lib/deals/called";
import { Prisma } from "@/lib/generated/prisma/client";
import { toldOf, toldOfNew, wordOf } from "./plan-fields";
import type { ListHistory } from "./rules/history";

/** One field as it was and as it became, as text; "" is nothing. `of`: the part of the record it belongs to, such as a task of a product. Days stay "2026-06-30", instants ISO text, money decimal text. */
export type FieldChange = { entity: string; of: string | null; field: string; before: string; after: string };
/** One change of a record. `canUndo`: it still stands, and the person looking made it or is an ADMIN. */
export type HistoryEntry = { id: string; changeSetId: string | null; action: string; label: string | null; byName: string; at: string; isReverted: boolean; canUndo: boolean; fields: FieldChange[] };
export type History = { entries: HistoryEntry[]; nextCursor: string | null };

type Item = { entity: string; id: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null };
type Raw = Omit<HistoryEntry, "fields" | "canUndo"> & { isMine: boolean; items: Item[] };

/** What happened to one record, newest first, each change with what it wrote. Two statements: the changes, and the names of the ids in them; one more for a plan, whose assignment's changes are its own. */
export function listHistory(ctx: Ctx, { entity, entityId, before, limit }: ListHistory): Promise<History> {
  return within(ctx, async (tx) => {
    const isWhole = definitions.has(entity);
    const about = await recordsOf(tx, { entity, entityId });
    const rows = await tx.$queryRaw<Raw[]>`
      select a.id, a."changeSetId", a.action, s.label, a."actorName" as "byName", to_json(a."createdAt") #>> '{}' as at,
        s."revertedAt" is not null as "isReverted", coalesce(s."userId" = ${ctx.person?.id ?? null}::uuid, false) as "isMine",
        coalesce((select json_agg(json_build_object('entity', i."entityType", 'id', i."entityId", 'before', nullif(i.before, 'null'), 'after', nullif(i.after, 'null')) order by i.id)
          from (select * from change_items i where i."tenantId" = a."tenantId" and i."changeSetId" = a."changeSetId" and (i."entityId" = ${entityId}::uuid or ${isWhole}) order by i.id limit 12) i
          where i."entityType" = ${entity} or ${isWhole}), '[]') as items
      from audit_logs a left join change_sets s on s."tenantId" = a."tenantId" and s.id = a."changeSetId"
      where a."tenantId" = ${ctx.tenantId}::uuid and ${about} and (${before ?? null}::uuid is null or a.id < ${before ?? null}::uuid)
      order by a.id desc limit ${limit + 1}`;
    const page = rows.slice(0, limit);
    const names = await namesOf(tx, page);
    const entries = page.map(({ items, isMine, ...entry }) => ({ ...entry, canUndo: Boolean(entry.changeSetId) && !entry.isReverted && (isMine || ctx.role === "ADMIN"), fields: items.flatMap((item) => fieldsOf(item, item.id === entityId ? null : (names.get(item.id) ?? null), names)) }));
    return { entries, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  });
}

/** What hangs on these is part of them: their history tells its changes too. */
const definitions: ReadonlySet<string> = new Set(["Product", "Solution", "AdoptionPlan", "SolutionAdoptionPlan"]);

/** Whose facts are told: the record's, and for a plan those of the assignment it belongs to. */
async function recordsOf(tx: Tx, { entity, entityId }: Pick<ListHistory, "entity" | "entityId">) {
  const own = Prisma.sql`a.entity = ${entity} and a."entityId" = ${entityId}::uuid`;
  const assignment = entity === "AdoptionPlan" ? (await tx.adoptionPlan.findUnique({ where: { id: entityId }, select: { customerProductId: true } }))?.customerProductId
    : entity === "SolutionAdoptionPlan" ? (await tx.solutionAdoptionPlan.findUnique({ where: { id: entityId }, select: { customerSolutionId: true } }))?.customerSolutionId : undefined;
  if (!assignment) return own;
  return Prisma.sql`((${own}) or (a.entity = ${entity === "AdoptionPlan" ? "CustomerProduct" : "CustomerSolution"} and a."entityId" = ${assignment}::uuid))`;
}

/** A part need not say whose it is: the history is its parent's. */
const parents: ReadonlySet<string> = new Set(["productId", "solutionId", "taskId"]);

const hidden = new Set(["id", "tenantId", "version", "createdAt", "updatedAt", "nameKey", "amountKey", "contactedKey", "orderedKey", "dueKey", "usageCount", "stageOrder", "deletedAt", "total"]);

function fieldsOf({ entity, before, after }: Item, of: string | null, names: ReadonlyMap<string, string>): FieldChange[] {
  const told = toldOf[entity];
  const isTold = (column: string) => !told || (told.includes(column) && (before !== null || toldOfNew.includes(column)));
  const columns = Object.keys(after ?? before ?? {}).filter((column) => !hidden.has(column) && !(of !== null && parents.has(column)) && isTold(column));
  const text = (row: Item["before"], field: string) => wordOf(field, row?.[field]) ?? textOf(row?.[field], names);
  const changed = columns.map((field) => ({ entity, of, field, before: text(before, field), after: text(after, field) })).filter((change) => change.before !== change.after);
  return before === null ? changed.slice(0, 12) : changed;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function textOf(value: unknown, names: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value)) return value.map((each) => textOf(each, names)).join(", ");
  if (typeof value === "object") return Object.entries(value).map(([key, each]) => `${key}: ${textOf(each, names)}`).join(", ");
  const text = String(value);
  if (UUID.test(text)) return names.get(text) ?? "somebody or something that is gone";
  return /^\d{4}-\d\d-\d\dT00:00:00(\.000)?Z$/.test(text) ? text.slice(0, 10) : text;
}

/** Ids stand for people and records: here are their names. */
async function namesOf(tx: Tx, rows: readonly Raw[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(rows.flatMap(({ items }) => items.flatMap(({ id, before, after }) => [id, ...idsIn(before), ...idsIn(after)])));
  if (ids.size === 0) return new Map();
  const found = await tx.$queryRaw<{ id: string; name: string }[]>`
    with asked as (select unnest(${[...ids]}::uuid[]) as id)
    select u.id, u.name from users u join asked using (id) union all select c.id, c.name from customers c join asked using (id) union all select k.id, k.name from contacts k join asked using (id)
    union all select s.id, s.name from pipeline_stages s join asked using (id) union all select p.id, p.name from pipelines p join asked using (id) union all select r.id, r.name from products r join asked using (id)
    union all select t.id, t.name from tasks t join asked using (id) union all select o.id, o.name from outcomes o join asked using (id) union all select e.id, e.name from releases e join asked using (id)
    union all select l.id, l.name from licenses l join asked using (id) union all select g.id, g.name from product_tags g join asked using (id) union all select g.id, g.name from solution_tags g join asked using (id)
    union all select a.id, a.name from telemetry_attributes a join asked using (id) union all select x.id, x.name from custom_attributes x join asked using (id)
    union all select t.id, t.name from customer_tasks t join asked using (id) union all select t.id, t.name from customer_solution_tasks t join asked using (id)
    union all select a.id, a.name from customer_telemetry_attributes a join asked using (id) union all select c.id, p.name from customer_products c join asked using (id) join products p on p."tenantId" = c."tenantId" and p.id = c."productId"
    union all select d.id, ${called} from deals d join asked using (id)`;
  return new Map(found.map(({ id, name }) => [id, name]));
}

function idsIn(row: Record<string, unknown> | null): string[] {
  return Object.entries(row ?? {}).filter(([column]) => !hidden.has(column)).flatMap(([, value]) => [value].flat()).filter((value) => typeof value === "string" && UUID.test(value)) as string[];
}
