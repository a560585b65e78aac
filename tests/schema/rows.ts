import { catalogue, type Column, type Reference, type Table } from "./catalogue";
import type { Row, Sql } from "./trial";

const PARENTS = ["productId", "solutionId"];
const TASKS = ["customerTaskId", "customerSolutionTaskId"];
const PERSON = ["userId", "internalUserId"];
/** Where a check asks for one of several references: the first is filled, unless one is given. */
const ONE_OF: Record<string, string[]> = {
  attachments: ["customerId", "dealId", "communicationId", "projectId"], customer_notes: ["customerId", "leadId", "dealId"], tasks: PARENTS, licenses: PARENTS, outcomes: PARENTS,
  releases: PARENTS, custom_attributes: PARENTS, task_tags: ["productTagId", "solutionTagId"], customer_task_outcomes: TASKS, customer_task_releases: TASKS, customer_task_tags: TASKS,
  customer_telemetry_attributes: TASKS, user_tokens: PERSON, notifications: PERSON, notification_settings: PERSON,
};
/** Texts that say something only together with others. */
const LEFT_EMPTY = ["customer_tasks.completedBy", "customer_solution_tasks.completedBy"];
/** Texts that have a form. */
const FORMS: Record<string, string> = { currencyCode: "USD", timezone: "UTC", locale: "en-US", language: "en", dueTime: "09:00", color: "#336699", cron: "0 8 * * 1" };
/** Numbers that tell rows apart. */
const VARYING = ["order", "number", "seq", "version", "position", "year"];
let counted = 0;

export type Rows = Awaited<ReturnType<typeof filling>>;

/**
 * Makes legal rows in any table, with what they refer to, from the catalogue alone. Every text holds the word, the table and the column,
 * so that whoever meets one knows where it leaked from. `isFull` fills optional texts too.
 */
export async function filling(sql: Sql, { word = "canary", isFull = false } = {}) {
  const tables = await catalogue();
  const kept = new Map<string, Promise<Row>>();

  /** A new row; what is given wins. Columns in `filled` get a value even where they may be empty. */
  async function insert(name: string, tenantId: string, given: Row = {}, filled: readonly string[] = []): Promise<Row> {
    const row = await compose(name, tenantId, given, filled);
    const [made] = await sql.rows(...insertion(name, row));
    if (!made) throw new Error(`Nothing came into ${name}`);
    return made;
  }

  /** What insert() would write. */
  async function compose(name: string, tenantId: string, given: Row = {}, filled: readonly string[] = []): Promise<Row> {
    const table = tableOf(name);
    const row: Row = { ...(table.key && table.key !== "id" && { [table.key]: tenantId }), ...given };
    const [parent, ...others] = ONE_OF[name] ?? [];
    const wanted = parent && ![parent, ...others].some((column) => column in given) ? [...filled, parent] : filled;
    for (const reference of table.references) await point(table, reference, row, tenantId, wanted);
    for (const column of table.columns) {
      if (column.name in row || column.isGenerated || !isWanted(table, column, filled)) continue;
      row[column.name] = valueOf(name, column);
    }
    return row;
  }

  /** The tenant's row to which others refer: made when it is first asked for. */
  function need(name: string, tenantId: string): Promise<Row> {
    const place = `${name} ${tableOf(name).key ? tenantId : ""}`;
    const found = kept.get(place) ?? insert(name, tenantId);
    kept.set(place, found);
    return found;
  }

  async function point(table: Table, reference: Reference, row: Row, tenantId: string, filled: readonly string[]) {
    const open = reference.columns.filter((column) => column !== table.key && !(column in row));
    if (!open.some((column) => filled.includes(column) || table.columns.some(({ name, isRequired, hasDefault }) => name === column && isRequired && !hasDefault))) return;
    const found = await parentOf(table, reference, open, row, tenantId);
    reference.columns.forEach((column, n) => { if (open.includes(column)) row[column] = found[reference.targetColumns[n] ?? "id"]; });
  }

  /** The usual parent, where it fits what the row already says of it. */
  async function parentOf(table: Table, { columns, target, targetColumns }: Reference, open: string[], row: Row, tenantId: string): Promise<Row> {
    const said = Object.fromEntries(columns.flatMap((column, n) => (column === table.key || open.includes(column) ? [] : [[targetColumns[n] ?? "", row[column]]])));
    const [named] = said["id"] ? await sql.rows(`select * from ${target} where id = $1`, [said["id"]]) : [];
    if (named) return named;
    if (isAlone(table, open)) return insert(target, tenantId, said);
    if (target === "organizations") return { id: tenantId };
    const usual = await need(target, tenantId);
    return Object.entries(said).every(([column, value]) => usual[column] === value) ? usual : insert(target, tenantId, said);
  }

  /** Nothing but this reference keeps two rows apart, so each needs one of its own. */
  function isAlone({ key, columns, references, uniques }: Table, open: string[]) {
    const varies = ({ name, type, isRequired, hasDefault }: Column) => isRequired && !hasDefault && !(name in FORMS) && (/^(text|uuid|character)/.test(type) || VARYING.includes(name)) && !references.some((each) => each.columns.includes(name));
    return uniques.filter((unique) => !unique.columns.includes("id")).some((unique) => unique.columns.some((column) => open.includes(column)) && !columns.some((column) => column.name !== key && unique.columns.includes(column.name) && varies(column)));
  }

  function isWanted({ name: table, references, key }: Table, { name, type, isRequired, hasDefault }: Column, filled: readonly string[]) {
    if (filled.includes(name)) return true;
    if (isRequired) return !hasDefault;
    return isFull && name !== key && !LEFT_EMPTY.includes(`${table}.${name}`) && /^(text|character varying)/.test(type) && !references.some(({ columns }) => columns.includes(name));
  }

  function valueOf(table: string, { name, type, enumValue }: Column): unknown {
    counted += 1;
    const text = `${word}-${table}-${name.toLowerCase()}-${counted}`;
    if (enumValue) return enumValue;
    if (/^(text|character varying)(\(\d+\))?$/.test(type)) return FORMS[name] ?? (/email/i.test(name) ? `${text}@${word}.test` : text);
    if (type === "text[]") return [text];
    if (type.endsWith("[]")) return [];
    if (type === "jsonb") return "{}";
    if (type === "uuid") return crypto.randomUUID();
    if (type === "boolean") return false;
    if (/^timestamp|^date/.test(type)) return new Date(Date.now() + (name === "expiresAt" ? 600_000 : 0)).toISOString();
    if (/^(integer|bigint|smallint)/.test(type)) return VARYING.includes(name) ? counted + 1000 : 1;
    if (/^(numeric|double|real)/.test(type)) return 1;
    throw new Error(`No value is known for ${table}.${name}, a ${type}`);
  }

  function tableOf(name: string) {
    const table = tables.get(name);
    if (!table) throw new Error(`There is no table ${name}`);
    return table;
  }

  return { insert, compose, need };
}

/** The statement that puts a row in, with its values. */
export function insertion(table: string, row: Row): [text: string, values: unknown[]] {
  const columns = Object.keys(row);
  const places = columns.map((_, n) => `$${n + 1}`);
  return [`insert into ${table} (${columns.map((column) => `"${column}"`).join(", ")}) values (${places.join(", ")}) returning *`, Object.values(row)];
}

/** Two organizations of one name each. */
export async function twoTenants(sql: Sql): Promise<[string, string]> {
  const ids = await sql.rows<{ id: string }>("insert into organizations (name, slug) values ('canary one', gen_random_uuid()), ('canary two', gen_random_uuid()) returning id");
  const [one, two] = ids.map(({ id }) => id);
  if (!one || !two) throw new Error("There are no organizations");
  return [one, two];
}
