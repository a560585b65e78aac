import { beforeEach, expect, test } from "vitest";
import { resolveBlocker } from "@/lib/blockers/commands/resolving";
import { everything } from "@/lib/db/everything";
import { startInngest } from "../support/inngest";
import { ago, blocked } from "./scene";

const signingKey = `signkey-test-${"5e".repeat(32)}`;
const inngest = await startInngest({ signingKey });
Object.assign(process.env, { INNGEST_EVENT_KEY: "a-key", INNGEST_SIGNING_KEY: signingKey, INNGEST_BASE_URL: inngest.url });
const { announce } = await import("@/lib/events/announce");
await inngest.sync(await import("@/app/api/inngest/route"));

beforeEach(async () => {
  await everything.outbox.deleteMany();
  inngest.asleep.splice(0);
});

const WATCH = "throughline-watch-blocker";
const sleepers = () => inngest.asleep.filter(({ fnId }) => fnId === WATCH).map(({ until }) => new Date(until));
const watched = () => inngest.runs.filter(({ fnId }) => fnId === WATCH);

async function quiet() {
  await announce();
  await inngest.idle();
}

test("since a blocker is open one run sleeps until its next step, fires it on waking, and sleeps until the one after it", async () => {
  const b = await blocked();
  const id = await b.open();
  await quiet();
  expect(sleepers()).toEqual([(await b.step(id, "REMINDER")).dueAt]);
  await b.since(id, ago(2.5));
  inngest.wake();
  await quiet();
  expect(await b.step(id, "REMINDER")).toMatchObject({ state: "FIRED" });
  expect(sleepers()).toEqual([(await b.step(id, "MANAGER")).dueAt]);
  expect((await b.messages(id)).filter(({ channel }) => channel === "IN_APP").map(({ to, state }) => [to, state])).toEqual([["Ruth", "SENT"]]);
});

test("a stale wake finds nothing due, is not armed anew, and sleeps on", async () => {
  const b = await blocked();
  const id = await b.open();
  await quiet();
  for (let n = 0; n < 3; n++) {
    inngest.wake();
    await quiet();
  }
  expect(sleepers()).toEqual([(await b.step(id, "REMINDER")).dueAt]);
  expect((await b.steps(id)).every(({ state }) => state === "PENDING")).toBe(true);
});

test("it is never cancelled: when the blocker is resolved the next wake finds nothing and the run ends", async () => {
  const b = await blocked();
  const id = await b.open();
  await quiet();
  await resolveBlocker(b.ctx, { ...b.which(id), notes: "It came" });
  const before = watched().length;
  inngest.wake();
  await quiet();
  expect([sleepers(), watched().length - before, watched().at(-1)?.output]).toEqual([[], 1, { wakes: 1 }]);
  expect((await b.messages(id)).filter(({ kind }) => kind !== "blocker.resolved")).toEqual([]);
});

test("what an event brings twice fires once", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(2.5));
  const [event] = await everything.outbox.findMany({ where: { channel: "EVENT", payload: { path: ["blockerId"], equals: id } } });
  await everything.outbox.create({ data: { tenantId: b.tenantId, channel: "EVENT", recipient: "inngest", dedupeKey: crypto.randomUUID(), payload: event?.payload ?? {} } });
  await quiet();
  expect((await b.messages(id)).filter(({ channel }) => channel === "IN_APP")).toHaveLength(1);
});

test("while nobody sweeps the clock of the server does it every five minutes", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(2.5));
  await inngest.strike("throughline-sweep-escalations");
  expect(await b.step(id, "REMINDER")).toMatchObject({ state: "FIRED" });
});
