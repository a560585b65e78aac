import { expect, test } from "vitest";
import { ringWatches } from "@/lib/blockers/places";
import { everything } from "@/lib/db/everything";
import { takeTheClock } from "../support/hands";
import { startInngest } from "../support/inngest";
import { many, spread, told } from "./crowd";
import { blocked, DAY } from "./scene";

const turnTo = await takeTheClock();
const signingKey = `signkey-test-${"5e".repeat(32)}`;
const inngest = await startInngest({ signingKey });
Object.assign(process.env, { INNGEST_EVENT_KEY: "a-key", INNGEST_SIGNING_KEY: signingKey, INNGEST_BASE_URL: inngest.url });
const { announce } = await import("@/lib/events/announce");
await inngest.sync(await import("@/app/api/inngest/route"));

const WATCH = "throughline-watch-blocker";
const begun = new Date("2026-06-02T12:00:00Z");
const after = (seconds: number) => turnTo(new Date(begun.getTime() + seconds * 1000));

test("the executor is away for ten minutes in which 500 fall due: no event arrives and no run wakes; when it is back each fires once, says how late it is, and nothing is repeated", { timeout: 120_000 }, async () => {
  await turnTo(begun);
  const b = await blocked();
  const ids = await many(b, { count: 500, openedAt: new Date(begun.getTime() - 2 * DAY), word: "Waiting" });
  await spread(ids, { from: begun, seconds: 600 });
  const ring = (some: string[]) => everything.$transaction((tx) => ringWatches(tx, some.map((id) => ({ id, tenantId: b.tenantId }))));
  const [asleep, unheard] = [ids.filter((_, n) => n % 25 === 0), ids.filter((_, n) => n % 25 === 5)];
  await ring(asleep);
  await announce();
  await inngest.idle();
  expect(inngest.asleep.filter(({ fnId }) => fnId === WATCH)).toHaveLength(asleep.length);

  inngest.fail(true);
  await ring(unheard);
  for (const minute of [0, 9]) {
    await after(minute * 60);
    await announce();
  }
  await after(600);
  const due = () => everything.escalationStep.count({ where: { blockerId: { in: ids }, state: "PENDING", dueAt: { lte: new Date() } } });
  expect([await due(), await everything.outbox.count({ where: { channel: "EVENT", state: "PENDING", attempts: 2 } })]).toEqual([500, unheard.length]);

  inngest.fail(false);
  const back = async () => {
    inngest.wake();
    await Promise.all(["escalations", "outbox", "escalations", "outbox"].map((name) => inngest.strike(`throughline-sweep-${name}`)));
    await inngest.idle();
  };
  await back();
  await back();
  expect(await due()).toBe(0);
  expect((await told(ids)).filter((row) => row.fired.join() !== "REMINDER" || row.messages !== 1 || row.lines !== 1 || row.facts !== 1 || row.bells !== 1)).toEqual([]);
  expect(await everything.outbox.count({ where: { channel: "EVENT", state: "PENDING" } })).toBe(0);
  expect(inngest.asleep.filter(({ fnId }) => fnId === WATCH)).toHaveLength(asleep.length + unheard.length);

  const steps = await everything.escalationStep.findMany({ where: { blockerId: { in: ids }, state: "FIRED" }, select: { blockerId: true, lateBySeconds: true, firedAt: true, dueAt: true } });
  expect(steps.filter(({ lateBySeconds, firedAt, dueAt }) => firedAt?.getTime() !== dueAt?.getTime() || (lateBySeconds ?? -1) * 1000 !== begun.getTime() + 600_000 - (dueAt?.getTime() ?? 0))).toEqual([]);
  const lateness = new Map(steps.map(({ blockerId, lateBySeconds }) => [blockerId, lateBySeconds ?? 0]));
  const said = await everything.outbox.findMany({ where: { channel: "IN_APP" }, select: { payload: true } });
  const bodies = said.map(({ payload }) => payload as { blockerId: string; body: string }).filter(({ blockerId }) => lateness.has(blockerId));
  expect(bodies.filter(({ blockerId, body }) => / late: it was due /.test(body) !== (lateness.get(blockerId) ?? 0) >= 300)).toEqual([]);
});
