import { catalogue, type Column, type Table } from "../schema/catalogue";
import { filling } from "../schema/rows";
import type { Row, Sql } from "../schema/trial";

/**
 * What the client reads of these columns, where the row is one it may see; the rows it may not are planted by rollout(). Every other text of every table that hangs on the
 * project is hidden: a new column is hidden until it stands here.
 */
export const SHOWN = [
  "organizations.name", "organizations.timezone", "organizations.locale", "organizations.businessCalendar", "customers.name", "contacts.name", "internal_users.name", "internal_users.email",
  "implementation_projects.clientVisibleNotes", "implementation_projects.resources", "implementation_tasks.name", "implementation_tasks.description", "implementation_blockers.title", "implementation_blockers.description",
  "client_comments.content", "client_comments.authorByName", "attachments.fileName", "attachments.mimeType", "attachments.uploadedByName", "adoption_plans.productName", "adoption_plans.progressPercentage", "customer_task_outcomes.name",
  "progress_links.email", // its holder's own; another's is planted
];

/** Where everything begins that belongs to this client. */
const ROOTS = ["implementation_projects", "customers", "deals"];
const isText = ({ type }: Column) => /^(text|character varying|jsonb)/.test(type);

/** The tables that hang on the project, its customer or its deal, however far down, and the people and organizations around it. */
export async function reachable(): Promise<Table[]> {
  const tables = [...(await catalogue()).values()];
  const names = new Set([...ROOTS, "organizations", "users", "internal_users"]);
  const isBelow = ({ references, key }: Table) => references.some(({ target, columns }) => names.has(target) && target !== "organizations" && columns.some((column) => column !== key && column !== "userId" && column !== "internalUserId"));
  for (let before = 0; before !== names.size; ) {
    before = names.size;
    for (const table of tables) if (isBelow(table)) names.add(table.name);
  }
  return tables.filter(({ name }) => names.has(name));
}

/** What hangs on something that hangs on the customer, so that the client sees an adoption plan after the go-live. */
const CHAIN = ["customer_products", "adoption_plans", "customer_tasks"];

/** A row in each of those tables, hung on these rows (table → id) wherever it can hang there. */
export async function hang(sql: Sql, tenantId: string, roots: Record<string, string>) {
  const rows = await filling(sql, { word: "seen", isFull: true });
  const [on, tables] = [{ ...roots }, (await reachable()).filter(({ name, key }) => key && key !== "id" && !ROOTS.includes(name))];
  const hung = ({ references, key }: Table) => Object.fromEntries(references.flatMap(({ columns, target }) => { const [column, more] = columns.filter((each) => each !== key); return column && !more && on[target] ? [[column, on[target]] as const] : []; }));
  for (const name of CHAIN) {
    const table = tables.find((each) => each.name === name);
    if (table) on[name] = String((await rows.insert(name, tenantId, hung(table)))["id"]);
  }
  for (const table of tables) if (!CHAIN.includes(table.name)) await rows.insert(table.name, tenantId, hung(table)).catch(() => rows.insert(table.name, tenantId)).catch(() => {}); // where there is one already; plant() tells of tables without a row
}

/** What stands in every hidden number with cents that takes it. */
export const AMOUNT = "4815.62";

/** Writes a canary into every hidden text of the tenant's rows. Returns the columns into which none went, with why, and those that hold the amount. */
export async function plant(sql: Sql, { tenantId, clientId, staffIds }: { tenantId: string; clientId: string; staffIds: readonly string[] }) {
  const [missed, amounts]: [string[], string[]] = [[], []];
  for (const { name, key, columns } of await reachable()) {
    if (!key && name !== "internal_users") continue; // the vendor's own, of no organization
    const ids = name === "internal_users" ? staffIds : name === "organizations" ? [tenantId, clientId] : [tenantId];
    for (const column of columns.filter((each) => isText(each) && !each.isGenerated && !SHOWN.includes(`${name}.${each.name}`))) {
      const text = `canary-${name}-${column.name}`.toLowerCase();
      const value = `${literal(text)} || '-' || left(md5(ctid::text), 6)`;
      const made = column.type === "text[]" ? `array[${value}]` : column.type === "jsonb" ? `case jsonb_typeof("${column.name}") when 'array' then jsonb_build_array(jsonb_build_object('name', ${value})) else jsonb_build_object('note', ${value}) end` : value;
      const answer = await sql.rows<Row>(`update ${name} set "${column.name}" = ${made} where "${key ?? "id"}" = any ($1) returning 1`, [ids]).then((rows) => (rows.length > 0 ? "" : "no row"), (error: unknown) => String(error));
      if (answer) missed.push(`${name}.${column.name}: ${answer}`);
    }
    for (const { name: column } of columns.filter(({ name: each, type, isGenerated }) => type.startsWith("numeric") && !isGenerated && !SHOWN.includes(`${name}.${each}`))) {
      const isTaken = await sql.rows(`update ${name} set "${column}" = ${AMOUNT} where "${key ?? "id"}" = any ($1) returning 1`, [ids]).then((rows) => rows.length > 0, () => false);
      if (isTaken) amounts.push(`${name}.${column}`);
    }
  }
  return { missed, amounts };
}

const literal = (text: string) => `'${text}'`;
