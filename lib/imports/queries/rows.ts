import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { getBatch, type Batch } from "../batches";
import type { PlanValue } from "../drafting";
import { findField, KIND_OF_CUSTOM, type Kind } from "../fields";
import type { Suggestion } from "../matching";
import type { Fate, MappedColumn } from "../rules";
import { SHOWN_CHARACTERS, type ListRows, type Tab } from "../rules/steps";
import type { StoredMessage, StoredPlan } from "../storing";

/** A cell of the preview: what stands in the file, what it is read as, what it replaces, and what is wrong with it. */
export type Cell = { column: number; raw: string; value: string | null; was: string | null; isChanged: boolean; fault: string | null };
/** `offers`: records a faulty name probably means. */
export type PreviewRow = { number: number; action: Fate; cells: Cell[]; says: string[]; offers: { field: string; name: string; id: string; label: string }[] };
export type PreviewColumn = { column: number; name: string; label: string; kind: Kind };
export type PreviewPage = { columns: PreviewColumn[]; rows: PreviewRow[]; newer: number | null; older: number | null; currencyCode: string; timeZone: string };

const PAGE = 50;
type Raw = { number: number; action: Fate; raw: string[]; message: StoredMessage; plan: StoredPlan };

/** Fifty rows of one tab, in the file's order. */
export function listRows(ctx: Ctx, { importId, tab, after, before }: ListRows): Promise<PreviewPage> {
  return within(ctx, async (tx) => {
    const batch = await getBatch(tx, importId);
    const columns = batch.mapping.flatMap((mapped) => columnOf(batch, mapped));
    const found = await select(tx, importId, { tab, after, before, columns });
    const rows = (before ? found.slice(0, PAGE).reverse() : found.slice(0, PAGE));
    const hasMore = found.length > PAGE;
    const [first, last] = [rows[0]?.number ?? null, rows.at(-1)?.number ?? null];
    const names = await readNames(tx, rows);
    return {
      columns: columns.map(({ key: _key, ...column }) => column), currencyCode: batch.options.currencyCode, timeZone: batch.options.timeZone, rows: rows.map((row) => show(row, columns, names)),
      newer: (before ? hasMore : after !== undefined && after > 0) ? first : null, older: (before ? true : hasMore) ? last : null,
    };
  });
}

type Column = PreviewColumn & { key: string };

const tabs: Record<Tab, Prisma.Sql> = {
  all: Prisma.sql`true`, look: Prisma.sql`"isWorthALook"`, fix: Prisma.sql`action = 'ERROR'`, create: Prisma.sql`action = 'CREATE'`, update: Prisma.sql`action = 'UPDATE'`, skip: Prisma.sql`action = 'SKIP'`, none: Prisma.sql`"lacksCustomer"`,
};

/** Only what is shown of a row comes: the mapped columns, and of a long text its beginning. */
function select(tx: Tx, importId: string, { tab, after = 0, before, columns }: Pick<ListRows, "tab" | "after" | "before"> & { columns: readonly Column[] }) {
  const beyond = before ? Prisma.sql`number < ${before}::int order by number desc` : Prisma.sql`number > ${after}::int order by number`;
  return tx.$queryRaw<Raw[]>(Prisma.sql`
    select number, coalesce(action::text, 'SKIP') as action, shown.raw, coalesce(message, '{"problems": [], "notes": []}') as message, coalesce(plan, '{}') as plan
    from import_rows cross join lateral (
      select coalesce(jsonb_agg(case when c.at - 1 = any (${columns.map(({ column }) => column)}::int[]) then left(c.cell, ${SHOWN_CHARACTERS}::int) else '' end order by c.at), '[]') as raw
      from jsonb_array_elements_text(import_rows.raw) with ordinality c (cell, at)) shown
    where "tenantId" = current_tenant() and "batchId" = ${importId}::uuid and ${tabs[tab]} and ${beyond} limit ${PAGE + 1}::int`);
}

function columnOf({ entity }: Batch, { column, name, target }: MappedColumn): Column[] {
  if (target.to === "skip") return [];
  if (target.to === "custom") return [{ column, name, label: target.label, kind: KIND_OF_CUSTOM[target.type], key: `customFields.${target.key}` }];
  const field = findField(entity, target.field);
  return field ? [{ column, name, label: field.label.replace(/ \(.*/, ""), kind: field.kind, key: field.key }] : [];
}

/** The names behind the ids of a page, in one statement. */
async function readNames(tx: Tx, rows: readonly Raw[]): Promise<Map<string, string>> {
  const text = JSON.stringify(rows.map(({ plan }) => [plan.u, plan.l, plan.c]));
  const ids = [...new Set(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [])];
  if (ids.length === 0) return new Map();
  const found = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from customers where id = any (${ids}::uuid[]) union all select id, name from users where id = any (${ids}::uuid[]) union all select id, name from products where id = any (${ids}::uuid[])
    union all select id, name from pipeline_stages where id = any (${ids}::uuid[]) union all select id, name from contacts where id = any (${ids}::uuid[]) limit 1000`;
  return new Map(found.map(({ id, name }) => [id, name]));
}

const REFERENCES: Record<string, string> = { owner: "ownerId", accountManager: "accountManager", customer: "customerId", contact: "contactId", product: "productId", stage: "stageId" };

function show({ number, action, raw, message, plan }: Raw, columns: readonly Column[], names: Map<string, string>): PreviewRow {
  const cells = columns.map(({ column, key, kind }): Cell => {
    const cell = raw[column] ?? "";
    const [was, now] = plan.c?.[key] ?? closing(plan, key);
    const fault = message.problems.find((problem) => problem.field === key)?.message ?? null;
    const read = now === undefined ? plainOf(plan, key, cell, names) : textOf(now, names);
    return { column, raw: cell, value: fault ? cell : kind === "reference" ? read : (read ?? null), was: was === undefined ? null : textOf(was, names), isChanged: now !== undefined, fault };
  });
  const offers = message.problems.flatMap(({ field, column, suggestions }) => {
    const name = raw[columns.find((each) => each.name === column)?.column ?? -1];
    return field && name ? suggestions.map(({ id, name: label }: Suggestion) => ({ field, name, id, label })) : [];
  });
  return { number, action, cells, says: [...message.problems.map((problem) => problem.message), ...message.notes.map((note) => note.message)], offers };
}

/** One "close date" column is the closing day of a closed deal and the expected one of an open one. */
function closing(plan: StoredPlan, key: string): [PlanValue | null | undefined, PlanValue | undefined] {
  if (key !== "closeDate") return [undefined, undefined];
  return plan.c?.["closedDate"] ?? plan.c?.["expectedCloseDate"] ?? [undefined, undefined];
}

/** What a row that is written, or was found the same, holds in a field; empty when the file says nothing. */
function plainOf(plan: StoredPlan, key: string, cell: string, names: Map<string, string>): string | null {
  if (!cell.trim()) return null;
  const columns = plan.u ?? {};
  if (key === "parentCustomer" || key === "manager") return plan.l && "id" in plan.l ? (names.get(plan.l.id) ?? cell) : cell;
  const column = REFERENCES[key];
  if (column) return typeof columns[column] === "string" ? (names.get(columns[column]) ?? cell) : cell;
  const [outer = key, inner] = key.split(/\.(.*)/s);
  const value = key === "closeDate" ? (columns["closedDate"] ?? columns["expectedCloseDate"]) : inner === undefined ? columns[outer] : (columns[outer] as Record<string, unknown> | undefined)?.[inner];
  return value === undefined || value === null ? cell : Array.isArray(value) ? value.join(", ") : String(value);
}

function textOf(value: PlanValue | null, names: Map<string, string>): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object") return "id" in value ? (names.get(value.id) ?? null) : value.create;
  return String(value);
}
