import type { PlanValue, Values } from "./drafting";
import { findField, type Noun } from "./fields";
import { plainKey } from "./names";
import { isWorthALook, type Plan } from "./planning";
import type { Entity, Fate } from "./rules";

/** A name that rows refer to and that the organization does not know; made by the run unless a row of the file is it. */
export type NewName = { key: string; noun: Noun; name: string; isMade: boolean };

/**
 * What running needs of a row, and what the preview shows of it. `u`: columns to write; `n`: columns whose record is only known by its key in
 * import_names; `l`: the record above it, set when all rows are there; `b`: the columns as they must still be; `c`: before and after by field;
 * `k`, `d`, `x`: identity keys, digest and external id, by which repetitions are seen; `r`: the earlier row that names the same record.
 */
export type StoredPlan = {
  id?: string; u?: Columns; n?: Record<string, string>; l?: { id: string } | { key: string }; b?: Columns;
  c?: Record<string, [PlanValue | null, PlanValue]>; k?: string[]; d?: number; x?: string; r?: number;
};
export type StoredMessage = Pick<Plan, "problems" | "notes">;
export type StoredRow = { number: number; action: Fate; message: StoredMessage; plan: StoredPlan; look: boolean; lacks: boolean };
type Columns = Record<string, unknown>;

/** Columns that hold a reference, by field. The records above are linked at the end, when they all exist. */
const REFERENCES: Record<string, string> = { owner: "ownerId", accountManager: "accountManager", customer: "customerId", contact: "contactId", product: "productId", stage: "stageId" };
const ABOVE: Record<string, string> = { parentCustomer: "parentCustomerId", manager: "managerId" };

/** The row as the database keeps it, with the names it needs made. `fileNames`: plain keys of the file's own names. */
export function store(entity: Entity, plan: Plan, fileNames: ReadonlySet<string>): { row: StoredRow; names: NewName[] } {
  const { number, action, problems, notes } = plan;
  const names: NewName[] = [];
  const stored: StoredPlan = { ...(plan.id && { id: plan.id }), ...(plan.repeats !== null && { r: plan.repeats }) };
  const writes = action === "CREATE" || action === "UPDATE";
  if (action !== "ERROR" && plan.keys.length) Object.assign(stored, { k: plan.keys, d: plan.digest }, typeof plan.values["externalId"] === "string" && { x: plan.values["externalId"] });
  if (writes) Object.assign(stored, columnsOf(entity, after(plan), { names, fileNames }));
  if (action === "UPDATE" && plan.repeats === null) Object.assign(stored, { b: before(plan), c: plan.changes });
  const lacks = action !== "SKIP" && notes.some(({ code }) => code === "no-customer");
  return { row: { number, action, message: { problems, notes }, plan: stored, look: isWorthALook(plan), lacks }, names };
}

/** Of a found record only what changes is written; of a new one, and of one that an earlier row makes, everything. */
const after = ({ action, repeats, changes, values }: Plan): Values => (action === "UPDATE" && repeats === null ? Object.fromEntries(Object.entries(changes).map(([key, [, value]]) => [key, value])) : values);

function columnsOf(entity: Entity, values: Values, { names, fileNames }: { names: NewName[]; fileNames: ReadonlySet<string> }) {
  const u: Columns = {}, n: Record<string, string> = {};
  let l: StoredPlan["l"];
  for (const [field, value] of Object.entries(values)) {
    if (!isReference(value)) { put(u, field, value); continue; }
    const noun = findField(entity, field)?.refers ?? "customer";
    const above = field in ABOVE;
    const name = "create" in value ? newName(noun, value.create, above ? fileNames : null) : null;
    if (name) names.push(name);
    if (above) l = name ? { key: name.key } : "id" in value ? { id: value.id } : undefined;
    else if (name) n[REFERENCES[field] ?? field] = name.key;
    else if ("id" in value) u[REFERENCES[field] ?? field] = value.id;
  }
  return { u, ...(Object.keys(n).length && { n }), ...(l && { l }) };
}

function newName(noun: Noun, name: string, fileNames: ReadonlySet<string> | null): NewName {
  const key = plainKey(name);
  return { key: `${noun}:${key}`, noun, name: name.trim(), isMade: !fileNames?.has(key) };
}

function before({ changes }: Plan): Columns {
  const columns: Columns = {};
  for (const [field, [value]] of Object.entries(changes)) {
    if (isReference(value)) columns[REFERENCES[field] ?? ABOVE[field] ?? field] = "id" in value ? value.id : null;
    else put(columns, REFERENCES[field] ?? ABOVE[field] ?? field, value);
  }
  return columns;
}

/** "billingAddress.city" is a part of a JSON column. */
function put(columns: Columns, field: string, value: PlanValue | null) {
  const [column = field, part] = field.split(/\.(.*)/s);
  if (part === undefined) columns[column] = value;
  else columns[column] = { ...(columns[column] as Columns | undefined), [part]: value };
}

const isReference = (value: PlanValue | null): value is { id: string } | { create: string } => typeof value === "object" && value !== null && !Array.isArray(value);
