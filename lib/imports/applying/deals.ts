import "server-only";
import { dayOf } from "@/lib/dates";
import type { Tx } from "@/lib/db/within";
import { lockStages } from "@/lib/deals/places";
import { Prisma } from "@/lib/generated/prisma/client";
import { ranksBetween } from "@/lib/rank";
import { checkRows } from "./checking";
import { insertDeals } from "./deal-rows";
import { updateDeals } from "./deal-updates";
import { markRows, sourceOf, type Portion, type Run } from "./source";

/** A place at the end of a stage for each row that enters one. */
export type Places = { numbers: number[]; ranks: string[] };
type Entry = { number: number; action: "CREATE" | "UPDATE"; id: string | null; stageId: string | null };

/** Writes one portion of deals. Locks in the usual order: stages, deals, then the rest. */
export async function applyDeals(tx: Tx, run: Run, portion: Portion) {
  const entries = await listEntries(tx, run, portion);
  if (entries.length > 0) await lockStages(tx, entries.flatMap(({ stageId }) => stageId ?? []));
  const updates = entries.flatMap(({ action, id }) => (action === "UPDATE" && id ? [id] : []));
  if (updates.length > 0) await tx.$queryRaw`select id from deals where id = any (${updates}::uuid[]) order by id for update`;
  const refused = new Set(await checkRows(tx, run, portion));
  await markRows(tx, run, portion);

  const standing = entries.filter(({ number }) => !refused.has(number));
  const news = standing.filter(({ action }) => action === "CREATE");
  const places = await findPlaces(tx, standing.filter((entry): entry is Entry & { stageId: string } => entry.stageId !== null));
  if (news.length > 0) await insertDeals(tx, run, portion, { ...places, ...(await takeNumbers(tx, run, news.length)) });
  if (news.length < standing.length) await updateDeals(tx, run, portion, places);
}

/** Which stage each row enters; null when it stays where it is. */
function listEntries(tx: Tx, run: Run, portion: Portion) {
  return tx.$queryRaw<Entry[]>(Prisma.sql`
    with ${sourceOf(run, portion)}
    select s.number, s.action::text, s.id, case when s.action = 'CREATE' or (select d."stageId" from deals d where d.id = s.id) is distinct from (s.cols ->> 'stageId')::uuid then (s.cols ->> 'stageId')::uuid end as "stageId"
    from source s order by s.number`);
}

async function findPlaces(tx: Tx, entries: readonly { number: number; stageId: string }[]): Promise<Places> {
  const stageIds = [...new Set(entries.map(({ stageId }) => stageId))];
  const ends = await tx.$queryRaw<{ id: string; last: string | null }[]>`
    select s.id, (select "stageOrder" from deals d where d."tenantId" = current_tenant() and d."stageId" = s.id order by "stageOrder" desc limit 1) as last from unnest(${stageIds}::uuid[]) s (id)`;
  const places: Places = { numbers: [], ranks: [] };
  for (const { id, last } of ends) {
    const rows = entries.filter(({ stageId }) => stageId === id);
    places.numbers.push(...rows.map(({ number }) => number));
    places.ranks.push(...ranksBetween(last, null, rows.length));
  }
  return places;
}

/** A block of deal numbers of this year; the counter stays locked until they are written. */
async function takeNumbers(tx: Tx, { ctx, batch }: Run, count: number) {
  const year = Number(dayOf(new Date(), batch.options.timeZone).slice(0, 4));
  const [counter] = await tx.$queryRaw<{ value: number }[]>`
    insert into counters as c ("tenantId", name, year, value) values (${ctx.tenantId}::uuid, 'deal', ${year}, ${count})
    on conflict ("tenantId", name, year) do update set value = c.value + ${count} returning value`;
  return { year, first: (counter?.value ?? count) - count };
}
