import type { Existing, Lookups, PlannerInput } from "@/lib/imports/drafting";
import { guessMapping, toMapping, type Column, type Guess } from "@/lib/imports/guessing";
import { identityKeys, keyOf } from "@/lib/imports/identity";
import { indexNames, indexStages, THRESHOLDS } from "@/lib/imports/matching";
import { plainKey } from "@/lib/imports/names";
import { createPlanner, pickExisting, type Plan } from "@/lib/imports/planning";
import { newProfile, observe, type Profile } from "@/lib/imports/profiles";
import { collectNames } from "@/lib/imports/questions";
import { openTable, type RawRow } from "@/lib/imports/reading";
import type { Decisions, Entity, Mapping, Options } from "@/lib/imports/rules";

export const STAGES = [
  { id: "s1", name: "Prospecting", isClosedWon: false, isClosedLost: false },
  { id: "s2", name: "Qualification", isClosedWon: false, isClosedLost: false },
  { id: "s3", name: "Closed Won", isClosedWon: true, isClosedLost: false },
  { id: "s4", name: "Closed Lost", isClosedWon: false, isClosedLost: true },
];
export const OPTIONS: Options = { currencyCode: "USD", timeZone: "UTC" };
export type Sheet = { columns: Column[]; profiles: Profile[]; rows: RawRow[]; guesses: Guess[]; mapping: Mapping };

/** A file as the wizard sees it after the upload. */
export async function openSheet(entity: Entity, content: AsyncIterable<Uint8Array> | string): Promise<Sheet> {
  const { layout, rows } = await openTable(typeof content === "string" ? once(content) : content);
  const profiles = layout.columns.map(newProfile);
  const read: RawRow[] = [];
  for await (const row of rows) {
    read.push(row);
    profiles.forEach((profile, at) => observe(profile, row.cells[at] ?? ""));
  }
  const columns = layout.columns.map((name, at) => ({ name, profile: profiles[at] ?? newProfile() }));
  const guesses = guessMapping(entity, columns);
  return { columns, profiles, rows: read, guesses, mapping: toMapping(guesses, columns) };
}

async function* once(content: string) {
  yield Buffer.from(content);
}

/** The least an organization is: records in memory, written by the plans, found again by their keys. */
export function newOrganization(named: Partial<Record<Entity, string[]>> = {}) {
  const records: Record<Entity, Map<string, Existing>> = { customers: new Map(), deals: new Map(), products: new Map(), people: new Map() };
  const stages = [...STAGES];
  let last = 0;
  const addStage = (name: string) => {
    const stage = { id: `stage ${name}`, name, isClosedWon: false, isClosedLost: false };
    stages.push(stage);
    return stage;
  };
  const create = (entity: Entity, values: Existing["values"]) => {
    const id = `${entity}-${++last}`;
    records[entity].set(id, { id, values });
    return id;
  };
  for (const [entity, names] of Object.entries(named)) for (const name of names) create(entity as Entity, { name });

  const index = (entity: Entity, threshold: number) => indexNames([...records[entity].values()].map(({ id, values }) => ({ id, name: String(values["name"]) })), threshold);
  const lookups = (sheet: Sheet): Lookups => {
    const at = sheet.mapping.find(({ target }) => target.to === "field" && target.field === "name")?.column;
    return {
      names: { customer: index("customers", THRESHOLDS.customer), product: index("products", THRESHOLDS.product), user: index("people", THRESHOLDS.user), stage: indexStages(stages) },
      stages, fileNames: collectNames(at === undefined ? [] : sheet.rows.map(({ cells }) => cells[at] ?? "")),
    };
  };
  const inputFor = (entity: Entity, sheet: Sheet, decisions: Decisions = {}): PlannerInput => ({ entity, mapping: sheet.mapping, options: OPTIONS, decisions, lookups: lookups(sheet) });

  function planAll(entity: Entity, sheet: Sheet, decisions: Decisions = {}): Plan[] {
    const planner = createPlanner(inputFor(entity, sheet, decisions));
    const byKey = new Map([...records[entity].values()].flatMap((each) => keysOf(entity, each).map((key) => [key, each] as const)));
    return sheet.rows.map((row) => {
      const draft = planner.read(row);
      return planner.settle(draft, pickExisting(entity, draft, (key) => [byKey.get(key) ?? []].flat()).existing);
    });
  }

  /** Writes rows first and links them afterwards, as the database side does. */
  function run(entity: Entity, plans: Plan[]) {
    const written = plans.filter(({ action }) => action === "CREATE" || action === "UPDATE").map((plan) => {
      const found = plan.id ?? (plan.repeats === null ? null : [...records[entity].values()].find((each) => keysOf(entity, each).some((key) => plan.keys.includes(key)))?.id ?? null);
      const id = found ?? create(entity, {});
      records[entity].set(id, { id, values: { ...records[entity].get(id)?.values, ...plan.values } });
      return id;
    });
    for (const id of written) {
      const record = records[entity].get(id);
      for (const [key, value] of Object.entries(record?.values ?? {})) if (record && typeof value === "object" && value && "create" in value) record.values[key] = { id: madeFor(key, value.create) };
    }
  }

  function madeFor(field: string, name: string) {
    if (field === "stage") return (stages.find((stage) => plainKey(stage.name) === plainKey(name)) ?? addStage(name)).id;
    const entity = field === "product" ? "products" : field === "customer" || field === "parentCustomer" ? "customers" : "people";
    const found = [...records[entity].values()].find(({ values }) => plainKey(String(values["name"])) === plainKey(name));
    return found?.id ?? create(entity, { name });
  }

  return { records, inputFor, planAll, run };
}

function keysOf(entity: Entity, { values }: Existing) {
  const known = Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
  return [...identityKeys(entity, known), ...(entity === "deals" || !values["name"] ? [] : [keyOf.name(String(values["name"]))])];
}

export const count = (plans: Plan[]) => {
  const of = (action: Plan["action"]) => plans.filter((plan) => plan.action === action).length;
  return { create: of("CREATE"), update: of("UPDATE"), skip: of("SKIP"), error: of("ERROR") };
};
