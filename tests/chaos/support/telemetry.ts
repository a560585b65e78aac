import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { assignProduct } from "@/lib/adoption/commands/assigning";
import { AssignProduct } from "@/lib/adoption/rules";
import { everything } from "@/lib/db/everything";
import { LIMITS } from "@/lib/telemetry/rules";
import { keyOf } from "../../keys/asking";
import { world, type World } from "../../support/world";

const [SENDERS, CUSTOMERS, TASKS] = [2, 6, 40];
/** Small batches are acknowledged between two kills; of one as long as a chunk and a half of the server's a kill often leaves one part. */
const LENGTHS = [200, 600, 200, 1.5 * LIMITS.chunk] as const;
const WATCHED = ["users", "exports"] as const;
type Sent = { batchId: string; rows: number; sum: number };

/**
 * Two senders stream one batch of values after the other, whatever the app and its database go through, and send a batch again under its own name until it is acknowledged.
 * Values only grow, so how a task ends does not depend on when it was looked at.
 */
export async function startTelemetry(origin: string) {
  const scene = await world();
  const { headers } = await keyOf(scene, ["telemetry.write"]);
  const productId = await makeProduct(scene);
  const customers = await assign(scene, productId);
  const begun = Date.now() - 20 * 86_400_000;
  const acknowledged: Sent[] = [];
  const faults: string[] = [];
  let isOn = true;
  let unanswered = 0;
  let streams = 0;

  async function sending(sender: number) {
    const own = customers.filter((_, n) => n % SENDERS === sender);
    for (let [place, n] = [0, sender]; isOn; place += lengthOf(n++)) {
      const rows = Array.from({ length: lengthOf(n) }, (_, at) => rowOf(place + at, { own, productId, begun }));
      const batch = { batchId: `${sender}-${place}`, rows: rows.length, sum: rows.reduce((sum, { value }) => sum + value, 0) };
      while (!(await send(batch, rows))) await sleep(200 + Math.random() * 300);
      acknowledged.push(batch);
      await sleep(200);
    }
  }

  async function send({ batchId }: Sent, rows: readonly object[]) {
    streams++;
    try {
      const init = { method: "POST", headers: { ...headers, "content-type": "application/x-ndjson" }, body: Readable.toWeb(Readable.from(lines(rows))) as ReadableStream, duplex: "half", signal: AbortSignal.timeout(60_000) };
      const response = await fetch(`${origin}/api/telemetry?batchId=${batchId}`, init as RequestInit);
      if (response.status >= 500) throw new Error(`${response.status}`);
      const { accepted, duplicates } = (await response.json()) as { accepted: number; duplicates: number };
      if (response.status !== 202 || accepted + duplicates !== rows.length) faults.push(`Batch ${batchId} was answered ${response.status}, ${accepted} accepted, ${duplicates} repeated of ${rows.length}.`);
      return true;
    } catch {
      unanswered++;
      return false;
    } finally {
      streams--;
    }
  }

  const working = Array.from({ length: SENDERS }, (_, n) => sending(n));
  return {
    tenantId: scene.tenantId,
    acknowledged: () => acknowledged.reduce((sum, { rows }) => sum + rows, 0),
    streams: () => streams,
    isEvaluating: () => isEvaluating(scene.tenantId),
    unanswered: () => unanswered,
    stop: async () => ((isOn = false), await Promise.all(working)),
    untruths: async () => [...faults, ...(await ofBatches(scene.tenantId, acknowledged)), ...(await ofTasks(scene.tenantId)), ...(await ofJobs(scene.tenantId))],
  };
}

const lengthOf = (turn: number) => LENGTHS[turn % LENGTHS.length] ?? 0;

/** Whether a worker holds an evaluation just now; a database that does not answer is asked by nobody. */
async function isEvaluating(tenantId: string) {
  const held = await everything.job.count({ where: { tenantId, type: "adoption_evaluate", status: "processing" } }).catch(() => 0);
  return held > 0;
}

type From = { own: readonly string[]; productId: string; begun: number };

/** Every attribute of every task of the sender's customers in turn, a second later and one higher each time around. */
function rowOf(place: number, { own, productId, begun }: From) {
  const [count, turn] = [own.length * TASKS * WATCHED.length, Math.floor(place / (own.length * TASKS * WATCHED.length))];
  const at = place % count;
  return { customer: own[at % own.length], product: productId, task: `Task ${Math.floor(at / own.length) % TASKS}`, attribute: WATCHED[Math.floor(at / own.length / TASKS)], value: turn, observedAt: new Date(begun + turn * 1000).toISOString() };
}

async function* lines(rows: readonly object[]) {
  for (let from = 0; from < rows.length; from += 500) yield Buffer.from(rows.slice(from, from + 500).map((row) => `${JSON.stringify(row)}\n`).join(""));
}

/** Each task asks for more than the one before it: some are completed at once, some in the end, the last never. */
function makeProduct({ tenantId, db }: World) {
  return db(async (tx) => {
    const { id } = await tx.product.create({ data: { tenantId, name: "Streamed" } });
    const tasks = await tx.task.createManyAndReturn({ data: Array.from({ length: TASKS }, (_, n) => ({ tenantId, productId: id, name: `Task ${n}`, weight: 2, sequenceNumber: n + 1 })) });
    const asks = (n: number) => ({ type: "number_threshold", operator: "greater_than_or_equal", threshold: n === TASKS - 1 ? 1e9 : n * 10 });
    await tx.telemetryAttribute.createMany({ data: tasks.flatMap(({ id: taskId }, n) => WATCHED.map((name) => ({ tenantId, taskId, name, dataType: "NUMBER" as const, isRequired: true, successCriteria: asks(n) }))) });
    return id;
  });
}

async function assign(scene: World, productId: string) {
  const names = Array.from({ length: CUSTOMERS }, (_, n) => `streamed-${n}`);
  for (const name of names) {
    const { id: customerId } = await scene.customer(name, { externalId: name });
    await assignProduct(scene.as(scene.adam), AssignProduct.parse({ customerId, productId, name, licenseLevel: "SIGNATURE" }));
  }
  return names;
}

/** Of every batch that was acknowledged each value is there once, as it was sent, and counted once; of no other there is more than was sent. */
async function ofBatches(tenantId: string, acknowledged: readonly Sent[]) {
  const rows = await everything.$queryRaw<{ batchId: string; counted: number; values: number; sum: number }[]>`
    select b."batchId", b.accepted as counted, count(v.id)::int as values, coalesce(sum((v.value #>> '{}')::bigint), 0)::float8 as sum
    from telemetry_batches b left join telemetry_values v on v."tenantId" = b."tenantId" and v."batchId" = b.id where b."tenantId" = ${tenantId}::uuid group by b.id`;
  const found = new Map(rows.map((row) => [row.batchId, row]));
  return [
    ...acknowledged.filter(({ batchId, rows: sent, sum }) => found.get(batchId)?.values !== sent || found.get(batchId)?.sum !== sum).map(({ batchId }) => `Batch ${batchId} was acknowledged and is not there as it was sent: ${JSON.stringify(found.get(batchId))}.`),
    ...rows.filter(({ counted, values }) => counted !== values).map(({ batchId, counted, values }) => `Of batch ${batchId} ${counted} values were counted and ${values} are there.`),
  ];
}

/** What the statuses have to be, found by SQL of its own; the proof of each completed task is the newest value there is. */
async function ofTasks(tenantId: string) {
  const rows = await everything.$queryRaw<{ fault: string }[]>`
    with newest as (
      select distinct on (v."customerTelemetryAttributeId") v."customerTelemetryAttributeId" as id, (v.value #>> '{}')::numeric as value, v."observedAt" from telemetry_values v where v."tenantId" = ${tenantId}::uuid order by 1, v."observedAt" desc),
    due as (
      select a."customerTaskId" as id, case when bool_and(coalesce(n.value >= (a."successCriteria" ->> 'threshold')::numeric, false)) then 'COMPLETED' when count(n.id) > 0 then 'IN_PROGRESS' else 'NOT_STARTED' end as status, max(n."observedAt") as "seenAt"
      from customer_telemetry_attributes a left join newest n on n.id = a.id where a."tenantId" = ${tenantId}::uuid group by 1)
    select 'Task ' || t.name || ' ' || t.id || ' is ' || t.status || ' of ' || coalesce(t.evidence ->> 'seenAt', 'nothing') || ' and has to be ' || due.status || ' of ' || due."seenAt" || '.' as fault
    from customer_tasks t join due on due.id = t.id
    where t."tenantId" = ${tenantId}::uuid and (t.status::text <> due.status or due.status = 'COMPLETED' and (t.evidence ->> 'seenAt')::timestamptz is distinct from due."seenAt")
    union all
    select 'The progress of plan ' || p.id || ' is not that of its tasks.' from adoption_plans p
    where p."tenantId" = ${tenantId}::uuid and p."completedTasks" <> (select count(*) from customer_tasks t where t."tenantId" = p."tenantId" and t."adoptionPlanId" = p.id and t.status = 'COMPLETED')`;
  return rows.map(({ fault }) => fault);
}

/** Each chunk that took something has its job, or shares that of an earlier chunk of its batch which ended later; every job came to its end, and nothing waits to be evaluated. */
async function ofJobs(tenantId: string) {
  const rows = await everything.$queryRaw<{ fault: string }[]>`
    with rung as (select payload ->> 'id' as "factId", payload ->> 'entityId' as "batchId", "createdAt", "updatedAt" from jobs where "tenantId" = ${tenantId}::uuid and type = 'adoption_evaluate')
    select 'The fact ' || a.id || ' has ' || count(own) || ' jobs and shares none.' as fault from audit_logs a left join rung own on own."factId" = a.id::text
    where a."tenantId" = ${tenantId}::uuid and a.action = 'telemetry.ingested' group by a.id, a."entityId", a."createdAt"
    having count(own) > 1 or count(own) = 0 and not exists (select from rung r where r."batchId" = a."entityId"::text and r."createdAt" <= a."createdAt" and r."updatedAt" > a."createdAt")
    union all
    select 'Job ' || type || ' ' || id || ' is ' || status || coalesce(': ' || error, '') || '.' from jobs where "tenantId" = ${tenantId}::uuid and status <> 'completed'
    union all
    select 'A chunk of batch ' || "telemetryBatchId" || ' was never evaluated.' from telemetry_chunks where "tenantId" = ${tenantId}::uuid`;
  return rows.map(({ fault }) => fault);
}
