import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Tx } from "@/lib/db/within";
import type { Arrivals, Arriving } from "./arriving";

export type Verdict = "accepted" | "duplicate" | "conflict";
type Batch = { tenantId: string; telemetryBatchId: string };

/**
 * Writes what is new and says of each row what became of it: accepted, a repetition of the same value, or another value for what is known already. A row whose value
 * conflicts in one plan is written to none.
 */
export async function storeValues(tx: Tx, batch: Batch, arrivals: Arrivals): Promise<Map<number, Verdict>> {
  const { all, firsts, ordered } = arrivals;
  const known = new Set((await insert(tx, batch, arrivals)).map((place) => at(ordered, place).key));
  const doubtful = known.size > 0 ? all.filter((value) => known.has(value.key)) : [];
  const differing = new Set(doubtful.length > 0 ? (await findDiffering(tx, batch, doubtful)).map((place) => at(doubtful, place)) : []);

  const verdicts = new Map<number, Verdict>();
  for (const value of all) {
    const first = firsts.get(value.key);
    const isNew = first === value && !known.has(value.key);
    const isOther = known.has(value.key) ? differing.has(value) : first !== value && !isSame(first?.json, value.json);
    const before = verdicts.get(value.row);
    if (isOther || before === "conflict") verdicts.set(value.row, "conflict");
    else verdicts.set(value.row, isNew || before === "accepted" ? "accepted" : "duplicate");
  }
  return takeBack(tx, batch, { arrivals, known, verdicts });
}

type Taken = { arrivals: Arrivals; known: ReadonlySet<string>; verdicts: Map<number, Verdict> };

/** What a conflicting row had written to other plans goes again, and with it whatever only repeated it. */
async function takeBack(tx: Tx, { tenantId, telemetryBatchId }: Batch, { arrivals: { all, ordered }, known, verdicts }: Taken) {
  const gone = ordered.filter((value) => verdicts.get(value.row) === "conflict" && !known.has(value.key));
  if (gone.length === 0) return verdicts;
  const keys = new Set(gone.map(({ key }) => key));
  for (const value of all) if (keys.has(value.key)) verdicts.set(value.row, "conflict");
  await tx.$executeRaw`
    delete from telemetry_values t
    using unnest(${gone.map(({ target }) => target.attributeId)}::uuid[], ${gone.map(({ observedAt }) => observedAt)}::timestamptz[], ${gone.map(({ source }) => source)}::text[]) v (id, at, source)
    where t."tenantId" = ${tenantId}::uuid and t."customerTelemetryAttributeId" = v.id and t."observedAt" = v.at
      and t.source = v.source::"TelemetrySource" and t."batchId" = ${telemetryBatchId}::uuid`;
  return verdicts;
}

/** Returns the places, in their order, of those that were there already. */
async function insert(tx: Tx, { tenantId, telemetryBatchId }: Batch, { ordered, columns }: Arrivals): Promise<number[]> {
  if (ordered.length === 0) return [];
  const { attributeIds, originalIds, instants, sources, values, notes } = columns;
  const known = await tx.$queryRaw<{ place: number }[]>`
    with v as materialized (
      select * from rows from (
        unnest(${attributeIds}::uuid[], ${originalIds}::uuid[], ${instants}::timestamptz[], ${sources}::text[]),
        jsonb_array_elements(${values}::jsonb), jsonb_array_elements_text(${notes}::jsonb)) with ordinality v (id, original, at, source, value, notes, place)),
    written as (
      insert into telemetry_values ("tenantId", "customerTelemetryAttributeId", "attributeId", value, "observedAt", source, "batchId", notes)
      select ${tenantId}::uuid, id, original, value, at, source::"TelemetrySource", ${telemetryBatchId}::uuid, notes from v order by place
      on conflict ("tenantId", "customerTelemetryAttributeId", "observedAt", source) do nothing
      returning "customerTelemetryAttributeId" as id, "observedAt" as at, source)
    select (v.place - 1)::int as place from v left join written w on w.id = v.id and w.at = v.at and w.source = v.source::"TelemetrySource" where w.id is null`;
  return known.map(({ place }) => place);
}

/** Returns the places of those that are not what is kept under their key; a statement of its own, so that it sees what another sender wrote meanwhile. */
async function findDiffering(tx: Tx, { tenantId }: Batch, values: readonly Arriving[]): Promise<number[]> {
  const [ids, instants, sources] = [values.map(({ target }) => target.attributeId), values.map(({ observedAt }) => observedAt), values.map(({ source }) => source)];
  const differing = await tx.$queryRaw<{ place: number }[]>`
    select (v.place - 1)::int as place
    from unnest(${ids}::uuid[], ${values.map(({ json }) => json)}::text[], ${instants}::timestamptz[], ${sources}::text[]) with ordinality v (id, value, at, source, place)
    join telemetry_values t on t."tenantId" = ${tenantId}::uuid and t."customerTelemetryAttributeId" = v.id and t."observedAt" = v.at and t.source = v.source::"TelemetrySource"
    where t.value <> v.value::jsonb`;
  return differing.map(({ place }) => place);
}

function isSame(one = "null", other: string) {
  return one === other || isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
}

function at<T>(values: readonly T[], place: number): T {
  const value = values[place];
  if (value === undefined) throw new Error("a place that was not asked for");
  return value;
}
