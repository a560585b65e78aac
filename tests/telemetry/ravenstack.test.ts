import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { runJob } from "@/lib/jobs/commands/running";
import { ask } from "../keys/asking";
import { disputed, isHere, isWhole, keyOfUsage, ravenstack, readFiles, shuffled, THRESHOLD, type Usage } from "./ravenstack";

if (!isHere) console.log("The usage files of RavenStack are not here: what they prove is not tried.");

test.runIf(isHere)("the real usage file, sent, sent again and sent in any order: the same values but of what it disputes, and the statuses that SQL of its own finds", { timeout: 1_200_000 }, async () => {
  const files = await readFiles();
  const { usage } = files;
  const distinct = new Set(usage.map(keyOfUsage)).size;
  const begun = performance.now();
  const [one, two] = [await ravenstack(files, adding), await ravenstack(files, adding)];
  say(`${files.accounts.length} customers, ${files.subscriptions.length} assignments and ${usage.length} rows, ${distinct} of them distinct; customers and plans twice in ${Math.round(performance.now() - begun)} ms`);

  const sent = await send(one.headers, usage);
  expect(sent).toMatchObject({ accepted: distinct, rejected: usage.length - distinct });
  expect(new Set(sent.rejections.map(({ code }) => code))).toEqual(new Set(usage.length > distinct ? ["conflict"] : []));
  const [values, statuses] = [await valuesOf(one.tenantId), await evaluated(one.tenantId)];
  expect(await send(one.headers, usage)).toMatchObject({ accepted: 0, duplicates: distinct, rejected: usage.length - distinct });
  expect([await valuesOf(one.tenantId), await evaluated(one.tenantId)]).toEqual([values, statuses]);

  for (const { id, rows } of files.repeated) expect(await send(one.headers, rows, id)).toMatchObject({ accepted: 0 });
  expect([await valuesOf(one.tenantId), await evaluated(one.tenantId)]).toEqual([values, statuses]);

  const [mixed, doubts, all] = [shuffled(usage), disputed(usage), files.subscriptions.map(({ id }) => id)];
  expect(await send(two.headers, mixed)).toMatchObject({ accepted: distinct, rejected: usage.length - distinct });
  const others = await valuesOf(two.tenantId);
  const isSure = (value: Value) => !doubts.has(keyOfUsage({ ...value, observedAt: value.observedAt.toISOString() }));
  expect(others.filter(isSure)).toEqual(values.filter(isSure));
  for (const value of others.filter((each) => !isSure(each))) expect(doubts.get(keyOfUsage({ ...value, observedAt: value.observedAt.toISOString() }))).toContain(value.value);
  expect(await evaluated(two.tenantId)).toEqual(await expected(all, mixed));

  expect(statuses).toEqual(await expected(all, usage));
  say(["COMPLETED", "IN_PROGRESS", "NOT_STARTED"].map((status) => `${statuses.filter((task) => task.status === status).length} ${status}`).join(", "));
  expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set(["COMPLETED", "IN_PROGRESS", "NOT_STARTED"]));
});

const adding = {
  addCustomer: async (headers: Record<string, string>, body: object) => add((await import("@/app/api/crm/customers/route")).POST, { headers, body }, "customerId"),
  addAssignment: async (headers: Record<string, string>, body: object) => add((await import("@/app/api/adoption/assignments/route")).POST, { headers, body }, "assignmentId"),
};

async function add(route: Parameters<typeof ask>[0], { headers, body }: { headers: Record<string, string>; body: object }, id: string) {
  const { status, said } = await ask(route, { method: "POST", headers, body });
  expect([status, said]).toEqual([201, expect.any(Object)]);
  const prefix = headers.authorization?.slice("Bearer ".length, -44);
  await everything.$executeRaw`delete from rate_limits where key in (select 'key:' || id from api_keys where prefix = ${prefix})`; // thousands of requests within a minute
  return String(said?.[id]);
}

async function send(headers: Record<string, string>, rows: readonly Usage[], batchId = "usage") {
  const { POST } = await import("@/app/api/telemetry/route");
  const body = rows.map((row) => JSON.stringify(row)).join("\n");
  const begun = performance.now();
  const response = await POST(new Request(`http://localhost/api/telemetry?batchId=${batchId}`, { method: "POST", headers: { ...headers, "content-type": "application/x-ndjson" }, body }));
  expect(response.status).toBe(202);
  say(`${rows.length} rows sent in ${Math.round(performance.now() - begun)} ms`);
  return (await response.json()) as { accepted: number; duplicates: number; rejected: number; rejections: { code: string }[] };
}

function say(line: string) {
  if (isWhole) console.log(line);
}

type Value = { assignment: string; attribute: string; observedAt: Date; value: unknown };
type Status = { assignment: string; task: string; status: string };

/** What the jobs make of it. */
async function evaluated(tenantId: string) {
  const due = () => everything.job.findMany({ where: { tenantId, type: "adoption_evaluate", status: "pending" }, orderBy: { id: "asc" }, select: { id: true } });
  const begun = performance.now();
  for (let jobs = await due(); jobs.length > 0; jobs = await due()) for (const { id } of jobs) await runJob(id);
  say(`evaluated in ${Math.round(performance.now() - begun)} ms`);
  expect(await everything.telemetryChunk.count({ where: { tenantId } })).toBe(0);
  return everything.$queryRaw<Status[]>`
    select cp."externalId" as assignment, t.name as task, t.status::text from customer_tasks t join adoption_plans p on p.id = t."adoptionPlanId" join customer_products cp on cp.id = p."customerProductId"
    where t."tenantId" = ${tenantId}::uuid order by cp."externalId" collate "C", t.name collate "C"`;
}

function valuesOf(tenantId: string) {
  return everything.$queryRaw<Value[]>`
    select cp."externalId" as assignment, a.name as attribute, v."observedAt", v.value from telemetry_values v join customer_telemetry_attributes a on a.id = v."customerTelemetryAttributeId"
    join customer_tasks t on t.id = a."customerTaskId" join adoption_plans p on p.id = t."adoptionPlanId" join customer_products cp on cp.id = p."customerProductId"
    where v."tenantId" = ${tenantId}::uuid order by cp."externalId" collate "C", a.name collate "C", v."observedAt"`;
}

/** The statuses from the file alone: of each feature the newest day counts, if it is thirty days old at most; one that is used enough completes its task, any use begins it. */
function expected(assignments: readonly string[], usage: readonly Usage[]) {
  return everything.$queryRaw<Status[]>`
    with sent as (select * from jsonb_array_elements(${JSON.stringify(usage)}::jsonb) with ordinality s (row, n)),
    firsts as (select distinct on (row ->> 'assignment', row ->> 'attribute', row ->> 'observedAt') row ->> 'assignment' as assignment, row ->> 'task' as task, row ->> 'attribute' as feature,
        (row ->> 'observedAt')::timestamptz as at, (row ->> 'value')::numeric as count
      from sent order by row ->> 'assignment', row ->> 'attribute', row ->> 'observedAt', n),
    newest as (select distinct on (assignment, feature) * from firsts order by assignment, feature, at desc),
    fresh as (select assignment, task, bool_or(count >= ${THRESHOLD}::int) as "isEnough" from newest where at >= now() - interval '30 days' group by assignment, task)
    select a.assignment, t.task, case when f."isEnough" then 'COMPLETED' when f.assignment is not null then 'IN_PROGRESS' else 'NOT_STARTED' end as status
    from unnest(${[...assignments]}::text[]) a (assignment) cross join (values ('Core features'), ('Advanced features')) t (task)
    left join fresh f on f.assignment = a.assignment and f.task = t.task order by a.assignment collate "C", t.task collate "C"`;
}
