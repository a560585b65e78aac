import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { everything } from "@/lib/db/everything";
import { bodies } from "@/lib/jobs/bodies";
import { runDue, runJob } from "@/lib/jobs/commands/running";
import { claimJob } from "@/lib/jobs/leases";
import { listDue, whoIsDue } from "@/lib/jobs/queue";
import { TENANT_LIMIT } from "@/lib/jobs/slices";
import { clearQueue, enqueued, jobOf } from "./scene";
import { Prisma } from "@/lib/generated/prisma/client";
import { first, world, type World } from "../support/world";

beforeEach(clearQueue);
afterEach(() => void vi.restoreAllMocks());

const running = { status: "processing", attempts: 1, lockedUntil: new Date(Date.now() + 3_600_000) } as const;
const several = (scene: World, count: number, more = {}) => Promise.all(Array.from({ length: count }, (_, n) => enqueued(scene, "audit_alert", { runAfter: new Date(n), ...more })));
const ids = (jobs: { id: string }[]) => jobs.map(({ id }) => id);

test("next in line is the tenant with the fewest running jobs, then whoever has waited longest", async () => {
  const [busy, quiet] = [await world(), await world()];
  await several(busy, 1, running);
  const [early] = await several(busy, 1, { runAfter: new Date(0) });
  const [late] = await several(quiet, 1, { runAfter: new Date(1000) });
  expect(await listDue({ limit: 10 })).toEqual([late?.id, early?.id]);
});

test("tenants take turns: a hundred jobs of one do not stand before the single one of another", async () => {
  const [flood, drop] = [await world(), await world()];
  await several(flood, 100);
  const [single] = await several(drop, 1, { runAfter: new Date(500) });
  const line = await listDue({ limit: 10 });
  expect(line.indexOf(single?.id ?? "")).toBeLessThanOrEqual(1);
  expect(line).toHaveLength(TENANT_LIMIT + 1);
});

test("a tenant runs so many jobs at a time and no more, however many workers claim at once", async () => {
  const scene = await world();
  const jobs = await several(scene, 12);
  const claims = await Promise.all(jobs.map(({ id }) => claimJob(id)));
  expect(claims.filter((claim) => claim && claim !== "busy")).toHaveLength(TENANT_LIMIT);
  expect(claims.filter((claim) => claim === "busy")).toHaveLength(12 - TENANT_LIMIT);
  expect(await listDue({ limit: 100 })).toEqual([]);
});

test("a lease that ran out frees its place", async () => {
  const scene = await world();
  await several(scene, TENANT_LIMIT, { ...running, lockedUntil: new Date(0), attempts: 3 });
  const [job] = await several(scene, 1);
  expect(await claimJob(job?.id ?? "")).toMatchObject({ id: job?.id });
});

test("long work leaves one place of its tenant, and one worker, to what is quick", async () => {
  const scene = await world();
  const long = await Promise.all(Array.from({ length: 5 }, (_, n) => enqueued(scene, "trash_purge", { runAfter: new Date(n) })));
  const claims = await Promise.all(long.map(({ id }) => claimJob(id)));
  expect(claims.filter((claim) => claim && claim !== "busy")).toHaveLength(TENANT_LIMIT - 1);
  const [quick] = await several(scene, 1, { runAfter: new Date(99) });
  expect(await listDue({ limit: 10, isQuickOnly: true })).toEqual([quick?.id]);
  expect(await claimJob(quick?.id ?? "")).toMatchObject({ id: quick?.id });
});

test("a notice does not wait for an import of minutes", async () => {
  const scene = await world();
  const imports = await Promise.all([1, 2, 3, 4].map((n) => enqueued(scene, "trash_purge", { runAfter: new Date(n) })));
  let finish = () => {};
  const end = new Promise<void>((resolve) => (finish = resolve));
  vi.spyOn(bodies, "trash_purge").mockImplementation(() => end);
  const [notice] = await several(scene, 1, { runAfter: new Date(999), payload: { title: "T", reason: "R" } });
  const all = runDue();
  await vi.waitFor(async () => expect(await jobOf(notice?.id ?? "")).toMatchObject({ status: "completed" }), { timeout: 5000 });
  finish();
  await all;
  for (const id of ids(imports)) expect(await jobOf(id)).toMatchObject({ status: "completed" });
});

test("the system's own work has no limit and no tenant", async () => {
  const job = await everything.job.create({ data: { tenantId: null, type: "audit_watch", payload: {}, createdByKind: "SYSTEM", createdByName: "System" } });
  expect(await listDue({ limit: 10 })).toEqual([job.id]);
  expect(await runJob(job.id)).toMatchObject({ status: "completed" });
});

test("the queue of one tenant with 50,000 jobs is looked at by its head only", async () => {
  const [flood, drop] = [await world(), await world()];
  await everything.$executeRaw`
    insert into jobs ("tenantId", type, payload, "createdByKind", "createdByName") select ${flood.tenantId}::uuid, 'audit_alert', '{}', 'SYSTEM', 'System' from generate_series(1, 50000)`;
  const [single] = await several(drop, 1);
  expect(await listDue({ limit: 10 })).toContain(single?.id);
  const [plan] = await everything.$queryRaw<{ "QUERY PLAN": Plan[] }[]>(Prisma.sql`explain (analyze, format json) ${whoIsDue({ limit: 10 })}`);
  expect(mostRows(first(plan?.["QUERY PLAN"] ?? []).Plan)).toBeLessThan(100);
});

type Node = { "Actual Rows": number; "Rows Removed by Filter"?: number; Plans?: Node[] };
type Plan = { Plan: Node };

/** The most rows any step of a plan has touched. */
function mostRows({ "Actual Rows": rows, "Rows Removed by Filter": removed = 0, Plans = [] }: Node): number {
  return Math.max(rows + removed, ...Plans.map(mostRows));
}
