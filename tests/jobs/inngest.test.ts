import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { everything } from "@/lib/db/everything";
import { bodies } from "@/lib/jobs/bodies";
import { TENANT_LIMIT, Pause } from "@/lib/jobs/slices";
import { clearQueue, enqueued, jobOf, moved } from "./scene";
import { signed, startInngest } from "../support/inngest";
import { world } from "../support/world";

const signingKey = `signkey-test-${"5e".repeat(32)}`;
const inngest = await startInngest({ signingKey });
Object.assign(process.env, { INNGEST_EVENT_KEY: "a-key", INNGEST_SIGNING_KEY: signingKey, INNGEST_BASE_URL: inngest.url });
const { announce } = await import("@/lib/events/announce");
const { schedule } = await import("@/inngest/sweeps");
const route = await import("@/app/api/inngest/route");
const synced = await inngest.sync(route);

beforeEach(async () => {
  await clearQueue();
  await everything.outbox.deleteMany();
});
afterEach(() => void vi.restoreAllMocks());

test("a server finds every function: the one that runs jobs, with its limit per tenant, and one for each sweep", async () => {
  expect(synced.status).toBe(200);
  expect([...inngest.functions.keys()].toSorted()).toEqual(["throughline-run-job", "throughline-watch-blocker", ...Object.keys(schedule).map((name) => `throughline-sweep-${name.replaceAll("_", "-")}`)].toSorted());
  expect(inngest.functions.get("throughline-run-job")).toMatchObject({ triggers: [{ event: "job/due" }], concurrency: { limit: TENANT_LIMIT, key: "event.data.tenantId" } });
  expect(inngest.functions.get("throughline-sweep-audit-verify")).toMatchObject({ triggers: [{ cron: schedule.audit_verify.at }] });
});

test("the endpoint answers signed requests only, and no other method", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {}); // the SDK says what it refuses
  const body = { version: 2, event: { name: "job/due", data: {} }, events: [], steps: {}, ctx: { run_id: "1", attempt: 0, use_api: false, stack: { stack: [], current: 0 } } };
  const query = "?fnId=throughline-run-job&stepId=step";
  expect((await inngest.call("POST", body, query, {})).status).toBe(401);
  expect((await inngest.call("POST", body, query, signed({ ...body, version: 3 }, signingKey))).status).toBe(401);
  expect((await inngest.call("POST", body, query, signed(body, `signkey-test-${"ff".repeat(32)}`))).status).toBe(401);
  expect((await inngest.call("POST", body, query, signed(body, signingKey, Date.now() - 3_600_000))).status).toBe(401);
  expect((await inngest.call("PUT", { url: "http://elsewhere" }, "", {})).status).toBe(401);
  expect(Object.keys(route).toSorted()).toEqual(["GET", "POST", "PUT", "maxDuration"]);
});

test("after the commit the bell rings, the server calls, the job is done once, and the message is in the bell", async () => {
  const { job, again, db, maya } = await moved();
  await announce();
  await announce();
  await inngest.idle();
  expect(inngest.events.filter(({ data }) => data.jobId === job.id)).toMatchObject([{ name: "job/due", data: { tenantId: job.tenantId } }]);
  expect(await again()).toMatchObject({ status: "completed", attempts: 1 });
  expect(await db((tx) => tx.notification.findMany())).toMatchObject([{ userId: maya.id, kind: "deal.changed" }]);
});

test("a job of many slices goes on by itself, each slice with a wake-up of its own", async () => {
  const { id } = await enqueued(await world(), "trash_purge");
  let slices = 0;
  vi.spyOn(bodies, "trash_purge").mockImplementation(async () => (++slices < 4 ? new Pause({ slices }, { done: slices, total: 4 }) : { slices }));
  await everything.outbox.create({ data: { channel: "EVENT", recipient: "inngest", dedupeKey: id, payload: { tenantId: null, jobIds: [id] } } });
  await announce();
  await vi.waitFor(async () => expect(await jobOf(id)).toMatchObject({ status: "completed", result: { slices: 4 } }), { timeout: 10_000 });
  await inngest.idle();
  expect(inngest.events.filter(({ data }) => data.jobId === id)).toHaveLength(4);
});

test("what failed is woken when its pause is over, not before", async () => {
  const { id } = await enqueued(await world(), "trash_purge");
  vi.spyOn(bodies, "trash_purge").mockRejectedValueOnce(new Error("no network")).mockResolvedValueOnce({ done: 1 });
  await everything.outbox.create({ data: { channel: "EVENT", recipient: "inngest", dedupeKey: id, payload: { tenantId: null, jobIds: [id] } } });
  await announce();
  await inngest.idle();
  const { runAfter, status } = await jobOf(id);
  expect(status).toBe("pending");
  expect(inngest.later).toMatchObject([{ data: { jobId: id }, ts: runAfter.getTime() }]);
  await everything.job.update({ where: { id }, data: { runAfter: new Date(0) } });
  inngest.release();
  await inngest.idle();
  expect(await jobOf(id)).toMatchObject({ status: "completed", attempts: 2 });
});

test("a tenant that runs as many as it may is called again later", async () => {
  const scene = await world();
  for (let n = 0; n < TENANT_LIMIT; n++) await enqueued(scene, "audit_alert", { status: "processing", attempts: 1, lockedUntil: new Date(Date.now() + 3_600_000) });
  const { id } = await enqueued(scene, "stage_total_verify");
  await everything.outbox.create({ data: { channel: "EVENT", recipient: "inngest", dedupeKey: id, payload: { tenantId: scene.tenantId, jobIds: [id] } } });
  await announce();
  await vi.waitFor(async () => expect(await jobOf(id)).toMatchObject({ status: "pending" }));
  await everything.job.updateMany({ where: { tenantId: scene.tenantId, type: "audit_alert" }, data: { status: "completed" } });
  await inngest.idle();
  expect(await jobOf(id)).toMatchObject({ status: "completed", attempts: 1 });
});

test("a server that is down is told again, and a wake-up nobody took for an hour is dropped: the sweep has the job", async () => {
  const { job, again, db } = await moved();
  inngest.fail(true);
  await announce();
  expect(await db((tx) => tx.outbox.findFirst({ where: { channel: "EVENT" } }))).toMatchObject({ state: "PENDING", attempts: 1, error: expect.any(String) });
  inngest.fail(false);
  await everything.outbox.updateMany({ data: { nextAttemptAt: new Date(0) } });
  await announce();
  await inngest.idle();
  expect(await again()).toMatchObject({ status: "completed" });

  const other = await moved();
  await everything.outbox.updateMany({ where: { tenantId: other.tenantId }, data: { createdAt: new Date(Date.now() - 4_000_000) } });
  await announce();
  expect(await other.db((tx) => tx.outbox.findFirst({ where: { channel: "EVENT" } }))).toMatchObject({ state: "DROPPED_STALE" });
  await inngest.strike("throughline-sweep-jobs");
  expect(await other.again()).toMatchObject({ status: "completed" });
  expect(job.id).not.toBe(other.job.id);
});

test("the server's clock runs the sweeps, and what they ring for", async () => {
  const { tenantId } = await world();
  await inngest.strike("throughline-sweep-stage-totals");
  await inngest.idle();
  expect(await everything.job.findFirst({ where: { tenantId, type: "stage_total_verify" } })).toMatchObject({ status: "completed", attempts: 1 });
});
