import { expect, test } from "vitest";
import { snoozeBlocker, wakeBlocker } from "@/lib/blockers/commands/snoozing";
import { replyToBlocker } from "@/lib/blockers/replying";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { everything } from "@/lib/db/everything";
import { ago, blocked, DAY } from "./scene";

type Scene = Awaited<ReturnType<typeof blocked>>;
const tomorrow = () => new Date(Date.now() + DAY);
const snooze = (b: Scene, id: string, until = tomorrow()) => snoozeBlocker(b.ctx, { ...b.which(id), reason: "They answer then", until });
const past = (id: string, until: Date) => everything.implementationBlocker.update({ where: { id }, data: { snoozeUntil: until } });

test("a snooze stops the clock: nothing is due, the counted seconds stay, and it is logged with its reason", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(1));
  await snooze(b, id);
  const row = await b.blocker(id);
  expect(row).toMatchObject({ status: "SNOOZED", snoozeReason: "They answer then", runningSince: null });
  expect(row.consumedSeconds - 86_400).toBeLessThan(120);
  expect((await b.steps(id)).map(({ dueAt, state }) => [dueAt, state])).toEqual([[null, "PENDING"], [null, "PENDING"], [null, "PENDING"]]);
  const line = await everything.implementationActivity.findFirstOrThrow({ where: { projectId: b.projectId, subject: "Snoozed: No metadata" } });
  expect(line).toMatchObject({ type: "NOTE", isAutoLogged: true, content: expect.stringContaining("They answer then") });
  expect((await b.facts()).at(-1)).toBe("blocker.snoozed Ruth");
});

test("it ends at the stored instant, however late a worker notices, and what is due by then fires", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(6));
  await snooze(b, id);
  await everything.implementationBlocker.update({ where: { id }, data: { consumedSeconds: 86_400 } });
  await past(id, ago(1.5));
  await sweepEscalations();
  expect(await b.blocker(id)).toMatchObject({ status: "OPEN", snoozeUntil: null, snoozeReason: null, consumedSeconds: 86_400, runningSince: ago(1.5) });
  expect(await b.step(id, "REMINDER")).toMatchObject({ state: "FIRED", dueAt: ago(0.5), firedAt: ago(0.5) });
  expect(await everything.implementationActivity.findFirst({ where: { projectId: b.projectId, subject: "The snooze is over: No metadata" } })).toMatchObject({ createdAt: ago(1.5) });
});

test("nothing fires while it sleeps", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(9));
  await snooze(b, id);
  await sweepEscalations();
  expect((await b.steps(id)).every(({ state }) => state === "PENDING")).toBe(true);
  expect(await b.messages(id)).toEqual([]);
});

test("at most ten business days, in the future, twice since the last level, and never once a director is involved", async () => {
  const b = await blocked();
  const id = await b.open();
  await expect(snooze(b, id, ago(0.1))).rejects.toMatchObject({ details: { fields: { until: "A snooze ends in the future." } } });
  await expect(snooze(b, id, new Date(Date.now() + 10 * DAY + 60_000))).rejects.toMatchObject({ details: { fields: { until: "At most 10 business days." } } });
  await snooze(b, id, new Date(Date.now() + 10 * DAY - 60_000));
  await expect(snooze(b, id)).rejects.toThrow("snoozed already");
  await wakeBlocker(b.ctx, b.which(id));
  await snooze(b, id);
  await past(id, ago(0.01));
  await expect(snooze(b, id)).rejects.toThrow("snoozed 2 times");
  await b.since(id, ago(2.001));
  await sweepEscalations();
  await everything.escalationStep.updateMany({ where: { blockerId: id, level: "REMINDER" }, data: { firedAt: new Date() } });
  await snooze(b, id);
  await wakeBlocker(b.ctx, b.which(id));
  await b.since(id, ago(7.5));
  await sweepEscalations();
  await expect(snooze(b, id)).rejects.toThrow("A director is involved");
});

test("a client's reply ends the snooze of its blocker at the reply's time, and the owner hears; of another category it ends nothing", async () => {
  const b = await blocked();
  const [theirs, third] = [await b.open({ category: "CLIENT_SIDE" }), await b.open({ category: "VENDOR", isClientVisible: true })];
  for (const id of [theirs, third]) await snooze(b, id);
  const at = ago(0);
  const reply = (blockerId: string) => b.db((tx) => replyToBlocker(tx, b.ctx, { projectId: b.projectId, blockerId, reply: { id: crypto.randomUUID(), content: "On Thursday." }, at }));
  expect([await reply(theirs), await reply(third)]).toMatchObject([[{ id: theirs, after: { status: "OPEN" } }], []]);
  expect([await b.blocker(theirs), await b.blocker(third)]).toMatchObject([{ status: "OPEN", runningSince: at, snoozeUntil: null }, { status: "SNOOZED" }]);
  expect((await b.step(theirs, "REMINDER")).dueAt?.getTime()).toBeGreaterThan(Date.now() + DAY);
  expect((await b.messages(theirs)).map(({ to, kind }) => [to, kind])).toEqual([["Ruth", "blocker.replied"]]);
  await expect(reply(await b.open())).rejects.toThrow("404");
});

test("another organization snoozes nothing, and the seller's people neither", async () => {
  const b = await blocked();
  const id = await b.open();
  const asked = { ...b.which(id), reason: "Later", until: tomorrow() };
  await expect(snoozeBlocker(b.elsewhere, asked)).rejects.toThrow("404");
  await expect(snoozeBlocker(b.as(b.adam), asked)).rejects.toMatchObject({ status: 403 });
});
