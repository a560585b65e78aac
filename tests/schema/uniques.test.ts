import { expect, test } from "vitest";
import { catalogue, type Table, type Unique } from "./catalogue";
import { filling, insertion, twoTenants, type Rows } from "./rows";
import { trial, type Row, type Sql } from "./trial";

/** Unique only while something is so: [what a row inside holds, what a row outside holds]. Where the predicate is "not deleted", nothing needs saying. */
const PARTIAL: Record<string, [inside: Row, outside: Row]> = {
  one_vendor: [{ isVendor: true }, { isVendor: false }],
  one_default_pipeline: [{ isDefault: true }, { isDefault: false }],
  one_primary_contact_per_customer: [{ isPrimary: true }, { isPrimary: true, deletedAt: new Date() }],
  one_primary_contact_per_deal: [{ isPrimary: true }, { isPrimary: false }],
  one_live_job: [{ status: "pending", dedupeKey: "once" }, { status: "completed" }],
  one_open_impersonation: [{ endedAt: null }, { endedAt: new Date() }],
  one_open_project: [{ status: "NOT_STARTED" }, { status: "COMPLETED" }],
  deals_renew_once: [{ renewsAt: "2027-01-31" }, { renewsAt: null }],
  users_external_id: [{}, { externalId: null }],
  users_sso_subject: [{}, { ssoSubject: null }],
  dashboard_widgets_own: [{}, { userId: null }],
  dashboard_widgets_default: [{ userId: null }, { userId: "kept" }],
};

const every = [...(await catalogue()).values()].flatMap((table) => table.uniques.filter(({ columns }) => !columns.includes("id")).map((unique) => ({ table, unique })));

test("a key is held once, and another tenant may hold the same", () => trial(async (sql) => {
  expect(every.length).toBeGreaterThan(90);
  for (const { table, unique } of every) {
    const { tenants, twice } = await pair(sql, table, unique);
    expect([unique.name, await sql.refused(...(await twice(tenants[0])))]).toEqual([unique.name, expect.objectContaining({ code: "23505", constraint: table.name === "telemetry_values" ? expect.stringMatching(/^telemetry_values_/) : unique.name })]);
    if (isFreeElsewhere(table, unique)) await sql.rows(...(await twice(tenants[1])));
  }
}));

test("a key that is unique among some rows is free among the others", () => trial(async (sql) => {
  const partial = every.filter(({ unique }) => unique.predicate);
  expect(partial.filter(({ unique }) => !isAboutDeleted(unique) && !(unique.name in PARTIAL)).map(({ unique }) => unique.name)).toEqual([]);
  for (const { table, unique } of partial) {
    const { tenants: [tenantId], rows, twice } = await pair(sql, table, unique);
    const outside: Row = isAboutDeleted(unique) && !PARTIAL[unique.name] ? { deletedAt: new Date() } : { ...PARTIAL[unique.name]?.[1] };
    if (outside["userId"] === "kept") outside["userId"] = (await rows.need("users", tenantId))["id"];
    await sql.rows(...(await twice(tenantId, outside)));
  }
}));

test("empty values count as the same only where the key says so", () => trial(async (sql) => {
  const alike = every.filter(({ unique }) => unique.isNullsNotDistinct).map(({ unique }) => unique.name);
  expect(alike.length).toBeGreaterThan(10);
  for (const { table, unique } of every.filter(({ unique }) => !unique.isNullsNotDistinct && !unique.predicate)) {
    const open = table.columns.filter(({ name, isRequired }) => unique.columns.includes(name) && !isRequired && name !== table.key);
    if (open.length === 0) continue;
    const { tenants: [tenantId], twice } = await pair(sql, table, unique, []);
    await sql.rows(...(await twice(tenantId)));
  }
}));

test("places are swapped in one statement, and still never shared after it", () => trial(async (sql) => {
  const deferrable = every.filter(({ unique }) => unique.isDeferrable);
  expect(deferrable.map(({ unique }) => unique.name)).toEqual(["deal_lines_tenantId_dealId_position_key", "deals_tenantId_stageId_stageOrder_key", "pipeline_stages_tenantId_pipelineId_order_key"]);
  for (const { table, unique } of deferrable) {
    const place = unique.columns.at(-1) ?? "";
    const [tenantId] = await twoTenants(sql);
    const rows = await filling(sql);
    const one = await rows.insert(table.name, tenantId);
    const other = await rows.insert(table.name, tenantId, { [unique.columns[1] ?? ""]: one[unique.columns[1] ?? ""], [place]: typeof one[place] === "number" ? Number(one[place]) + 1 : "b0" });
    await sql.rows(`update ${table.name} t set "${place}" = o."${place}" from ${table.name} o where t.id in ($1, $2) and o.id in ($1, $2) and t.id <> o.id`, [one["id"], other["id"]]);
    expect(await sql.refused(`update ${table.name} set "${place}" = $3 where id in ($1, $2)`, [one["id"], other["id"], one[place]])).toMatchObject({ code: "23505", constraint: unique.name });
  }
}));

/** One row that holds the key, and the statement that would hold it once more. */
async function pair(sql: Sql, table: Table, unique: Unique, filled: readonly string[] = unique.isNullsNotDistinct ? [] : unique.columns) {
  const tenants = await twoTenants(sql);
  const rows: Rows = await filling(sql);
  const inside = PARTIAL[unique.name]?.[0] ?? {};
  const row = await rows.insert(table.name, tenants[0], inside, filled);
  const key = Object.fromEntries(unique.columns.map((column) => [column, row[column]]));
  const twice = async (tenantId: string, more: Row = {}) => {
    const tenant = table.key && table.key !== "id" ? { [table.key]: tenantId } : {};
    return insertion(table.name, await rows.compose(table.name, tenantId, { ...inside, ...key, ...tenant, ...more }, filled));
  };
  return { tenants, rows, twice };
}

function isAboutDeleted({ predicate }: Unique) {
  return /^\(*"deletedAt" IS NULL\)|"deletedAt" IS NULL\) AND \("externalId" IS NOT NULL/.test(predicate ?? "");
}

/** The key begins with the tenant and names nothing that is another tenant's. */
function isFreeElsewhere({ key, references }: Table, { columns, isNullsNotDistinct }: Unique) {
  return columns[0] === key && key !== null && !isNullsNotDistinct && !references.some(({ columns: own }) => own.some((column) => column !== key && columns.includes(column)));
}
