import { sealChain } from "@/lib/audit/sealing";
import { checkEnds, checkLinks, findHead, nothingChecked } from "@/lib/audit/verifying";
import { everything } from "@/lib/db/everything";
import { catalog } from "@/lib/events/catalog";
import { ofImports } from "./importing";
import type { Person } from "./people";

type Deal = { id: string; name: string; stageId: string; amount: string; version: number };

/** Everything that is not as it has to be once all is quiet, in sentences. Empty: nothing was lost, half done or done twice. */
export async function listUntruths(tenantId: string, people: readonly Person[], typed: number): Promise<string[]> {
  return [
    ...(await ofAcknowledged(tenantId, people)),
    ...(await ofDeals(tenantId)),
    ...(await ofColumns(tenantId)),
    ...(await ofJobs(tenantId)),
    ...(await ofMessages(tenantId)),
    ...(await ofBatches(tenantId, typed)),
    ...(await ofImports(tenantId)),
    ...(await ofTrail(tenantId)),
  ];
}

/** Each acknowledged change is there once, with its fact; each deal stands as its person last knew it; no wish made two deals. */
async function ofAcknowledged(tenantId: string, people: readonly Person[]) {
  const sets = await everything.$queryRaw<{ id: string; facts: number; items: number }[]>`
    select s.id, (select count(*)::int from audit_logs a where a."tenantId" = s."tenantId" and a."changeSetId" = s.id) as facts,
      (select count(*)::int from change_items i where i."tenantId" = s."tenantId" and i."changeSetId" = s.id) as items
    from change_sets s where s."tenantId" = ${tenantId}::uuid`;
  const found = new Map(sets.map((set) => [set.id, set]));
  const lost = people.flatMap(({ acknowledged }) => acknowledged).filter(({ changeSetId }) => found.get(changeSetId)?.facts !== 1 || !found.get(changeSetId)?.items);
  const rows = await everything.$queryRaw<Deal[]>`select id, name, "stageId", amount::text, version from deals where "tenantId" = ${tenantId}::uuid and "deletedAt" is null`;
  const doubled = rows.length - new Set(rows.map(({ name }) => name)).size;
  const deals = new Map(rows.map((row) => [row.id, row]));
  const known = people.flatMap((person) => [...person.deals.values()]);
  const differs = known.filter(({ id, name, stageId, amount, version }) => {
    const row = deals.get(id);
    return !row || row.name !== name || row.stageId !== stageId || row.amount !== amount || row.version !== version;
  });
  return [
    ...lost.map(({ what, deal, changeSetId }) => `The server said that deal ${deal} was ${what} (${changeSetId}); that is not there, or only half.`),
    ...differs.map(({ id }) => `Deal ${id} does not stand as it was last seen: ${JSON.stringify([deals.get(id), known.find((deal) => deal.id === id)])}.`),
    ...(doubled > 0 ? [`${doubled} deals were made twice.`] : []),
  ];
}

/** Versions and history agree with the rows. */
async function ofDeals(tenantId: string) {
  const rows = await everything.$queryRaw<{ fault: string }[]>`
    select 'Deal ' || d.id || ' is at version ' || d.version || ' after ' || c.changes || ' changes.' as fault
    from deals d, lateral (select count(*)::int as changes from change_items i where i."tenantId" = d."tenantId" and i."entityType" = 'Deal' and i."entityId" = d.id and i.before is not null) c
    where d."tenantId" = ${tenantId}::uuid and d.version <> c.changes + 1
    union all
    select 'The history of deal ' || d.id || ' ends elsewhere.' from deals d
    where d."tenantId" = ${tenantId}::uuid and d."stageId" is distinct from (select e."toStageId" from deal_stage_events e where e."tenantId" = d."tenantId" and e."dealId" = d.id order by e.at desc, e.id desc limit 1)`;
  return rows.map(({ fault }) => fault);
}

/** Each place of a column is taken once, and the totals kept are those of the rows. */
export async function ofColumns(tenantId: string) {
  const rows = await everything.$queryRaw<{ fault: string }[]>`
    select count(*) || ' deals share the rank ' || d."stageOrder" from deals d where d."tenantId" = ${tenantId}::uuid group by d."stageId", d."stageOrder" having count(*) > 1
    union all
    select 'The total of ' || s.name || ' is not true.' from pipeline_stages s
    left join (select "stageId", count(*)::int as count, sum(coalesce(amount, 0) - discount) as value from deals where "tenantId" = ${tenantId}::uuid and "deletedAt" is null group by 1) d on d."stageId" = s.id
    left join stage_totals t on t."tenantId" = s."tenantId" and t."stageId" = s.id
    where s."tenantId" = ${tenantId}::uuid and (coalesce(d.count, 0), coalesce(d.value, 0)) is distinct from (coalesce(t.count, 0), coalesce(t.value, 0))`;
  return rows.map(({ fault }) => fault);
}

/** Each fact has one job for each reaction, and each job came to its end. */
async function ofJobs(tenantId: string) {
  const reactions = JSON.stringify(Object.entries(catalog).flatMap(([action, { jobs }]) => jobs.map((type) => ({ action, type }))));
  const rows = await everything.$queryRaw<{ fault: string }[]>`
    select a.action || ' ' || a.id || ' has ' || count(j.id) || ' jobs ' || r.type || '.' as fault
    from audit_logs a join jsonb_to_recordset(${reactions}::jsonb) r (action text, type text) on r.action = a.action
    left join jobs j on j."tenantId" = a."tenantId" and j.type = r.type and j.payload ->> 'id' = a.id::text
    where a."tenantId" = ${tenantId}::uuid group by a.id, a.action, r.type having count(j.id) <> 1
    union all
    select 'Job ' || type || ' ' || id || ' is ' || status || coalesce(': ' || error, '') || '.' from jobs where "tenantId" = ${tenantId}::uuid and status <> 'completed'`;
  return rows.map(({ fault }) => fault);
}

/** The owner heard of everything a colleague did, once. */
async function ofMessages(tenantId: string) {
  const rows = await everything.$queryRaw<{ fault: string }[]>`
    with due as (
      select a.id, 'deal.changed:' || coalesce(a."changeSetId", a.id) || ':' || d."ownerId" as key from audit_logs a join deals d on d."tenantId" = a."tenantId" and d.id = a."entityId"
      where a."tenantId" = ${tenantId}::uuid and a.entity = 'Deal' and a."userId" is distinct from d."ownerId")
    select 'Of ' || due.id || ' the owner heard ' || count(n.id) || ' times.' as fault from due left join notifications n on n."tenantId" = ${tenantId}::uuid and n."dedupeKey" = due.key group by due.id having count(n.id) <> 1
    union all
    select 'A message nobody is waiting for: ' || n."dedupeKey" from notifications n where n."tenantId" = ${tenantId}::uuid and n."dedupeKey" like 'deal.changed:%' and not exists (select from due where due.key = n."dedupeKey")
    union all
    select 'A message is still unsaid: ' || channel || ' ' || "dedupeKey" from outboxes where "tenantId" = ${tenantId}::uuid and state <> 'SENT'`;
  return rows.map(({ fault }) => fault);
}

/** The work of many batches that went on all the time: each row once in each round, none left out. */
async function ofBatches(tenantId: string, rounds: number) {
  const rows = await everything.$queryRaw<{ fault: string }[]>`
    select 'Customer ' || c.id || ' was worked on ' || count(i.id) || ' times in ' || ${rounds}::int || ' rounds.' as fault
    from customers c left join change_items i on i."tenantId" = c."tenantId" and i."entityType" = 'Customer' and i."entityId" = c.id
    where c."tenantId" = ${tenantId}::uuid group by c.id having count(i.id) <> ${rounds}::int limit 10`;
  return rows.map(({ fault }) => fault);
}

async function ofTrail(tenantId: string) {
  while ((await sealChain(tenantId)) > 0);
  const head = await findHead(tenantId);
  if (!head) return ["Nothing was sealed."];
  const { first, faults } = await checkLinks(tenantId, nothingChecked, Number(head.seq));
  const rows = await everything.auditLog.count({ where: { tenantId } });
  return [...(first ? [`${first} (${faults} in all)`] : []), ...(await checkEnds(tenantId, head)), ...(rows === Number(head.seq) ? [] : [`${rows} facts have ${head.seq} seals.`])];
}
