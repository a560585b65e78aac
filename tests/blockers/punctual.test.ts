import { expect, onTestFinished, test } from "vitest";
import { keepLookout } from "@/lib/blockers/lookout";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { everything } from "@/lib/db/everything";
import { startRelay } from "@/lib/jobs/relay";
import { blocked, DAY } from "./scene";

/** What docs/escalation.md promises where no Inngest is: the sweep of every 30 s, and its turn. */
const PROMISED = 30 + 5;

const now = async () => (await everything.$queryRaw<{ at: Date }[]>`select date_trunc('second', clock_timestamp()) as at`)[0]?.at ?? new Date();
const later = (at: Date, seconds: number, days = 0) => new Date(at.getTime() + seconds * 1000 - days * DAY);
const arrived = (at: Date) => expect.poll(now, { interval: 100, timeout: 20_000 }).toSatisfy((clock: Date) => clock >= at);

test("whoever keeps the lookout sweeps as soon as a level fell due or a snooze ended, and finds nothing a second time", async () => {
  const b = await blocked();
  const look = keepLookout();
  await look();
  const at = later(await now(), 2);
  const [due, asleep] = [await b.since(await b.open(), later(at, 0, 2)), await b.open()];
  await everything.implementationBlocker.update({ where: { id: asleep }, data: { status: "SNOOZED", snoozeUntil: at, snoozeReason: "Wait", consumedSeconds: 0, runningSince: null } });
  await arrived(at);
  await look();
  expect([(await b.step(due, "REMINDER")).state, (await b.blocker(asleep)).status]).toEqual(["FIRED", "OPEN"]);
  await look();
  expect((await b.messages(due)).map(({ to }) => to)).toEqual(["Ruth"]);
});

test("with the relay alone, what falls due over the next seconds fires at its level, once, and is heard within what is promised, also what was opened after the relay last swept", { timeout: 60_000 }, async () => {
  expect(process.env.INNGEST_EVENT_KEY ?? process.env.INNGEST_DEV).toBeUndefined();
  const b = await blocked();
  const open = (more = {}) => b.open({ ownerId: b.ruth.id, ...more });
  const [manager, director] = [await b.since(await open(), later(await now(), 0, 2.5)), await b.since(await open(), later(await now(), 0, 4))];
  await sweepEscalations();
  const [ours, theirs, vendor, asleep, ...fresh] = [await open(), await open({ category: "CLIENT_SIDE" }), await open({ category: "VENDOR" }), await open(), await open(), await open()];

  const begun = await now();
  const awaited = new Map<string, string>();
  const fallsDue = async (id: string, level: string, at: Date, days = 2) => awaited.set(`${await b.since(id, later(at, 0, days))} ${level}`, at.toISOString());
  await fallsDue(ours, "REMINDER", later(begun, 3));
  await fallsDue(manager, "MANAGER", later(begun, 4), 3);
  await fallsDue(theirs, "REMINDER", later(begun, 5));
  await fallsDue(vendor, "REMINDER", later(begun, 6));
  await fallsDue(director, "DIRECTOR", later(begun, 7), 7);
  await everything.implementationBlocker.update({ where: { id: asleep }, data: { status: "SNOOZED", snoozeUntil: later(begun, 4), snoozeReason: "Wait", consumedSeconds: 2 * DAY / 1000 - 3, runningSince: null } });
  await everything.escalationStep.updateMany({ where: { blockerId: asleep }, data: { dueAt: null } });
  awaited.set(`${asleep} REMINDER`, later(begun, 7).toISOString());

  const stop = startRelay();
  onTestFinished(async () => void (await stop()));
  await expect.poll(() => everything.heartbeat.count({ where: { name: "escalation_sweep", at: { gt: begun } } }), { timeout: 20_000 }).toBe(1);
  for (const [n, id] of fresh.entries()) await fallsDue(id, "REMINDER", later(await now(), 3 + n));

  const said = () => everything.$queryRaw<{ key: string; dueAt: Date; fired: number; heard: number }[]>`
    select s."blockerId" || ' ' || s.level as key, s."dueAt", extract(epoch from s."updatedAt" - s."dueAt")::float8 as fired, extract(epoch from max(o."sentAt") - s."dueAt")::float8 as heard
    from escalation_steps s join outboxes o on o.payload ->> 'stepId' = s.id::text and o.channel = 'IN_APP' and o.state = 'SENT'
    where s.state = 'FIRED' and s."firedAt" = s."dueAt" and s."dueAt" > ${begun} group by s.id order by s."dueAt"`;
  await expect.poll(async () => (await said()).length, { interval: 500, timeout: 50_000 }).toBe(awaited.size);
  const heard = await said();
  expect(new Map(heard.map(({ key, dueAt }) => [key, dueAt.toISOString()]))).toEqual(awaited);
  expect(heard.filter(({ fired, heard: told }) => fired < 0 || fired > PROMISED || told > PROMISED)).toEqual([]);
  console.log(`late by at most ${Math.max(...heard.map(({ fired }) => fired)).toFixed(1)} s, heard after at most ${Math.max(...heard.map((each) => each.heard)).toFixed(1)} s`);
});
