import "server-only";
import type { Tx } from "@/lib/db/within";
import type { Batch } from "./batches";
import { breather } from "./breathing";
import type { Draft } from "./drafting";
import { findExisting, mayWrite } from "./existing";
import { checkChoices, guard, sayAmbiguous, type Guard } from "./guarding";
import { loadLookups, readDefinitions } from "./lookups";
import { createPlanner, leftBy, pickExisting, type Seen } from "./planning";
import { raggedness } from "./reading";
import type { Starter } from "./rights";
import { store, type NewName, type StoredPlan, type StoredRow } from "./storing";

export type RawStaged = { number: number; raw: string[] };
export type Planned = { rows: StoredRow[]; names: NewName[] };
/** Decides the fate of slices of rows, in the file's order. */
export type Session = { plan(tx: Tx, rows: readonly RawStaged[]): Promise<Planned> };

/** Reads what the organization has, once; `seen`: what earlier slices saw. */
export async function openSession(tx: Tx, batch: Batch, { rights, by, onBehalfOf }: Starter, seen: Seen = new Map()): Promise<Session> {
  const { entity, mapping, options, decisions, layout } = batch;
  const lookups = await loadLookups(tx, batch);
  const definitions = await readDefinitions(tx, entity);
  const rules: Guard = { entity, rights, definitions, isStaff: by.kind === "STAFF" && !onBehalfOf, me: onBehalfOf?.userId ?? (by.kind === "USER" ? by.id : null), mayWrite: (found) => mayWrite(rights, found) };
  const planner = createPlanner({ entity, mapping, options, decisions, lookups, makes: rights.makes }, seen);
  const index = entity === "deals" ? undefined : lookups.names[({ customers: "customer", products: "product", people: "user" } as const)[entity]];

  return {
    async plan(tx, rows) {
      const breathe = breather();
      const drafts: Draft[] = [];
      for (const { number, raw } of rows) {
        drafts.push(checkChoices(rules, planner.read({ number, line: number, cells: raw, problem: raggedness(raw, layout.columns.length) })));
        await breathe();
      }
      const found = await findExisting(tx, entity, drafts.filter(({ isEmpty, isRagged }) => !isEmpty && !isRagged), index);
      const planned: Planned = { rows: [], names: [] };
      for (const draft of drafts) {
        const { existing, isAmbiguous } = pickExisting(entity, draft, (key) => found.get(key) ?? []);
        const plan = guard(rules, draft, planner.settle(isAmbiguous ? sayAmbiguous(entity, draft) : draft, existing), existing);
        const stored = store(entity, plan, lookups.fileNames);
        planned.rows.push(stored.row);
        planned.names.push(...stored.names);
        await breathe();
      }
      return planned;
    },
  };
}

/** What the rows up to `through` left in the memory of the planner that planned them. */
export async function recallSeen(tx: Tx, batchId: string, through: number): Promise<Seen> {
  const seen: Seen = new Map();
  const breathe = breather();
  for (let after = 0; after < through; ) {
    const page = await tx.$queryRaw<{ number: number; plan: Pick<StoredPlan, "k" | "d" | "x" | "u"> }[]>`
      select number, jsonb_build_object('k', plan -> 'k', 'd', plan -> 'd', 'x', plan -> 'x', 'u', jsonb_build_object('status', plan -> 'u' -> 'status', 'closedDate', plan -> 'u' -> 'closedDate')) as plan
      from import_rows where "batchId" = ${batchId}::uuid and number > ${after}::int and number <= ${through}::int and plan ? 'k' order by number limit 2000`;
    for (const { number, plan } of page) {
      const left = leftBy(Object.fromEntries(Object.entries(plan.u ?? {}).filter(([, value]) => typeof value === "string")) as Record<string, string>);
      for (const key of plan.k ?? []) seen.set(key, { number, digest: plan.d ?? 0, externalId: plan.x ?? null, left });
      await breathe();
    }
    after = page.at(-1)?.number ?? through;
  }
  return seen;
}

/** Writes the fates of a slice, and the names it needs made. */
export async function saveFates(tx: Tx, { tenantId, batchId }: { tenantId: string; batchId: string }, { rows, names }: Planned) {
  await tx.$executeRaw`
    update import_rows r set action = p.action::"ImportAction", message = p.message, plan = p.plan, "isWorthALook" = p.look, "lacksCustomer" = p.lacks, "entityId" = null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) p (number int, action text, message jsonb, plan jsonb, look boolean, lacks boolean)
    where r."tenantId" = ${tenantId}::uuid and r."batchId" = ${batchId}::uuid and r.number = p.number and r.number between ${rows[0]?.number ?? 0}::int and ${rows.at(-1)?.number ?? 0}::int`;
  if (names.length === 0) return;
  await tx.$executeRaw`
    insert into import_names ("tenantId", "batchId", key, noun, name, "isMade")
    select distinct on (n.key) ${tenantId}::uuid, ${batchId}::uuid, n.key, n.noun, n.name, n."isMade" from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) n (key text, noun text, name text, "isMade" boolean)
    order by n.key on conflict do nothing`;
}

