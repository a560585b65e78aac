import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Tx } from "@/lib/db/within";
import { breather } from "@/lib/imports/breathing";
import type { Target } from "./resolving";
import type { Source } from "./rules";

/** A value on its way to one attribute of one plan; `row` is the sender's row it belongs to. `json` is its text, `observedAt` ISO. */
export type Arriving = Omit<Target, "dataType"> & { row: number; json: string; observedAt: string; source: Source; notes: string | null; /** Attribute, instant and source: one value each. */ key: string };
export type Verdict = "accepted" | "duplicate" | "conflict";
type Batch = { tenantId: string; telemetryBatchId: string };

export const keyOf = ({ attributeId, observedAt, source }: Pick<Arriving, "attributeId" | "observedAt" | "source">) => `${attributeId} ${observedAt} ${source}`;

/**
 * Writes what is new and says of each row what became of it: accepted, a repetition of the same value, or another value for what is known already. A row whose value
 * conflicts in one plan is written to none. Values are written in the order of their keys, so that two senders of the same never wait for each other in a circle.
 */
export async function storeValues(tx: Tx, batch: Batch, arriving: readonly Arriving[]): Promise<Map<number, Verdict>> {
  const breathe = breather();
  const firsts = new Map<string, Arriving>();
  for (const value of arriving) if (!firsts.has(value.key)) firsts.set(value.key, value);
  const ordered = [...firsts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  await breathe();
  const known = new Set((await insert(tx, batch, ordered)).map((place) => at(ordered, place).key));
  const doubtful = arriving.filter((value) => known.has(value.key));
  const differing = new Set(doubtful.length > 0 ? (await findDiffering(tx, batch, doubtful)).map((place) => at(doubtful, place)) : []);

  const verdicts = new Map<number, Verdict>();
  for (const value of arriving) {
    await breathe();
    const first = firsts.get(value.key);
    const isNew = first === value && !known.has(value.key);
    const isOther = known.has(value.key) ? differing.has(value) : first !== value && !isSame(first?.json, value.json);
    const before = verdicts.get(value.row);
    if (isOther || before === "conflict") verdicts.set(value.row, "conflict");
    else verdicts.set(value.row, isNew || before === "accepted" ? "accepted" : "duplicate");
  }
  return takeBack(tx, batch, { arriving, firsts, known, verdicts });
}

type Taken = { arriving: readonly Arriving[]; firsts: ReadonlyMap<string, Arriving>; known: ReadonlySet<string>; verdicts: Map<number, Verdict> };

/** What a conflicting row had written to other plans goes again, and with it whatever only repeated it. */
async function takeBack(tx: Tx, { tenantId, telemetryBatchId }: Batch, { arriving, firsts, known, verdicts }: Taken) {
  const gone = [...firsts.values()].filter((value) => !known.has(value.key) && verdicts.get(value.row) === "conflict");
  if (gone.length === 0) return verdicts;
  const keys = new Set(gone.map(({ key }) => key));
  for (const value of arriving) if (keys.has(value.key)) verdicts.set(value.row, "conflict");
  await tx.$executeRaw`
    delete from telemetry_values t using unnest(${gone.map(({ attributeId }) => attributeId)}::uuid[], ${gone.map(({ observedAt }) => observedAt)}::timestamptz[], ${gone.map(({ source }) => source)}::text[]) v (id, at, source)
    where t."tenantId" = ${tenantId}::uuid and t."customerTelemetryAttributeId" = v.id and t."observedAt" = v.at and t.source = v.source::"TelemetrySource" and t."batchId" = ${telemetryBatchId}::uuid`;
  return verdicts;
}

/** Returns the places of those that were there already. */
async function insert(tx: Tx, { tenantId, telemetryBatchId }: Batch, values: readonly Arriving[]): Promise<number[]> {
  if (values.length === 0) return [];
  const known = await tx.$queryRaw<{ place: number }[]>`
    with v as materialized (
      select * from rows from (unnest(${listOf(values.map(({ attributeId }) => attributeId))}::uuid[], ${listOf(values.map(({ originalAttributeId }) => originalAttributeId))}::uuid[], ${listOf(values.map(({ observedAt }) => observedAt))}::timestamptz[],
        ${listOf(values.map(({ source }) => source))}::text[]), jsonb_array_elements(${`[${values.map(({ json }) => json).join()}]`}::jsonb), jsonb_array_elements_text(${JSON.stringify(values.map(({ notes }) => notes))}::jsonb)) with ordinality v (id, original, at, source, value, notes, place)),
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
  const differing = await tx.$queryRaw<{ place: number }[]>`
    select (v.place - 1)::int as place
    from unnest(${values.map(({ attributeId }) => attributeId)}::uuid[], ${values.map(({ json }) => json)}::text[], ${values.map(({ observedAt }) => observedAt)}::timestamptz[], ${values.map(({ source }) => source)}::text[])
      with ordinality v (id, value, at, source, place)
    join telemetry_values t on t."tenantId" = ${tenantId}::uuid and t."customerTelemetryAttributeId" = v.id and t."observedAt" = v.at and t.source = v.source::"TelemetrySource"
    where t.value <> v.value::jsonb`;
  return differing.map(({ place }) => place);
}

/** An array as PostgreSQL writes it, of what needs no quotes: thousands of values are one parameter, which nothing on the way looks into. */
function listOf(values: readonly (string | null)[]) {
  return `{${values.map((value) => value ?? "NULL").join()}}`;
}

function isSame(one = "null", other: string) {
  return one === other || isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
}

function at<T>(values: readonly T[], place: number): T {
  const value = values[place];
  if (value === undefined) throw new Error("a place that was not asked for");
  return value;
}
