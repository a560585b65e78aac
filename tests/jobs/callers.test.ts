import { beforeEach, expect, test } from "vitest";
import { GET } from "@/app/api/cron/[sweep]/route";
import { POST } from "@/app/api/jobs/process/route";
import { everything } from "@/lib/db/everything";
import { tick } from "@/lib/jobs/relay";
import { clearQueue, moved } from "./scene";

const SECRET = "a secret for the tests";

beforeEach(async () => {
  await clearQueue();
  await everything.outbox.deleteMany();
});

test("the relay runs a job once, ticks its wake-up off, and brings the message", async () => {
  const { again, db, maya } = await moved();
  await tick();
  await tick();
  expect(await again()).toMatchObject({ status: "completed", attempts: 1 });
  expect(await db((tx) => tx.outbox.findMany({ select: { channel: true, state: true }, orderBy: { channel: "asc" } }))).toEqual([{ channel: "IN_APP", state: "SENT" }, { channel: "EVENT", state: "SENT" }]);
  expect(await db((tx) => tx.notification.findMany())).toMatchObject([{ userId: maya.id }]);
});

test("two relays at once: each job once, each message once", async () => {
  const scenes = await Promise.all([moved(), moved(), moved()]);
  await Promise.all([tick(), tick(), tick()]);
  await tick();
  for (const { again, db } of scenes) {
    expect(await again()).toMatchObject({ status: "completed", attempts: 1 });
    expect(await db((tx) => tx.notification.count())).toBe(1);
  }
});

test("the cron route runs the same sweep and the same body; without the secret, or with a wrong one, there is nothing here", async () => {
  const { again } = await moved();
  expect((await cron("jobs", "a wrong secret")).status).toBe(404);
  expect((await cron("nothing", SECRET)).status).toBe(404);
  expect(await again()).toMatchObject({ status: "pending" });
  expect((await cron("jobs", SECRET)).status).toBe(200);
  expect(await again()).toMatchObject({ status: "completed", attempts: 1 });
});

test("a nightly sweep called by cron does its work at once", async () => {
  const { tenantId } = await moved();
  expect((await cron("stage_totals", SECRET)).status).toBe(200);
  expect(await everything.job.findFirst({ where: { tenantId, type: "stage_total_verify" } })).toMatchObject({ status: "completed" });
});

test("POST /api/jobs/process runs as many due jobs as asked", async () => {
  const scenes = await Promise.all([moved(), moved(), moved()]);
  expect((await process("", "a wrong secret")).status).toBe(404);
  expect((await process("?maxJobs=0")).status).toBe(422);
  expect(await (await process("?maxJobs=1000")).json()).toEqual({ ran: scenes.length });
  for (const { again } of scenes) expect(await again()).toMatchObject({ status: "completed" });
});

test("without a secret configured, no secret is right", async () => {
  const { CRON_SECRET } = globalThis.process.env;
  delete globalThis.process.env.CRON_SECRET;
  try {
    expect((await cron("jobs", "undefined")).status).toBe(404);
    expect((await cron("jobs", "")).status).toBe(404);
  } finally {
    globalThis.process.env.CRON_SECRET = CRON_SECRET ?? "";
  }
});

function cron(sweep: string, secret: string) {
  return GET(new Request("http://local", { headers: { authorization: `Bearer ${secret}` } }), { params: Promise.resolve({ sweep }) });
}

function process(query: string, secret = SECRET) {
  return POST(new Request(`http://local/api/jobs/process${query}`, { method: "POST", headers: { authorization: `Bearer ${secret}` } }));
}
