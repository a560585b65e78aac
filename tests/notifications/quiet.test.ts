import { beforeEach, expect, test } from "vitest";
import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import type { BusinessCalendar } from "@/lib/calendars/rules";
import { everything } from "@/lib/db/everything";
import { sendDigests } from "@/lib/jobs/upkeep/digests";
import { chooseDelivery } from "@/lib/notifications/commands";
import { deliverInApp } from "@/lib/notifications/delivery";
import { deliverMails } from "@/lib/notifications/mailing";
import { notify } from "@/lib/notifications/outbox";
import { world } from "../support/world";

beforeEach(() => everything.outbox.deleteMany());

const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;
const day = (shift: number) => WEEKDAYS[(new Date().getUTCDay() + shift) % 7] ?? "MON";
/** Open on one day of the week, the whole day, in UTC. */
const openOn = (shift: number): BusinessCalendar => ({ ...ordinaryCalendar("UTC"), windows: [{ weekday: day(shift), from: "00:00", to: "24:00" }] });
const midnight = (shift: number) => new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth(), new Date().getUTCDate() + shift)).toISOString();

/** Adam wants mail; his organization works as the calendar says. */
async function reader(calendar: object, delivery: "MAIL" | "DIGEST" = "MAIL") {
  const scene = await world();
  await everything.organization.update({ where: { id: scene.tenantId }, data: { businessCalendar: calendar, timezone: "UTC" } });
  await chooseDelivery(scene.as(scene.adam), { kind: "deal.changed", delivery });
  const tell = () => scene.db((tx) => notify(tx, scene.ctx, { userId: scene.adam.id, kind: "deal.changed", key: crypto.randomUUID(), title: "Otto moved Atlas", href: "/deals/1" }));
  const mails = () => everything.outbox.findMany({ where: { tenantId: scene.tenantId, channel: "EMAIL" }, select: { state: true, notBefore: true, error: true } });
  return { ...scene, tell, mails };
}

test("a mail waits for its reader's next open instant; the bell does not", async () => {
  const adam = await reader(openOn(2));
  await adam.tell();
  await deliverInApp();
  const [mail] = await adam.mails();
  expect([mail?.state, mail?.notBefore?.toISOString()]).toEqual(["PENDING", midnight(2)]);
  expect(await everything.notification.count({ where: { userId: adam.adam.id } })).toBe(1);
  await deliverMails();
  expect((await adam.mails()).map(({ state }) => state)).toEqual(["PENDING"]);
});

test("while the calendar is open, and where it never is, a mail goes at once", async () => {
  for (const calendar of [openOn(0), {}]) {
    const adam = await reader(calendar);
    await adam.tell();
    await deliverInApp();
    expect(await adam.mails()).toMatchObject([{ state: "PENDING", notBefore: null }]);
  }
});

test("what waited over closed days is said when they are over, not lost", async () => {
  const adam = await reader(openOn(2));
  await adam.tell();
  await deliverInApp();
  await everything.outbox.updateMany({ where: { channel: "EMAIL" }, data: { createdAt: new Date(Date.now() - 5 * 86_400_000), notBefore: new Date(), nextAttemptAt: new Date() } });
  await deliverMails();
  expect((await adam.mails()).map(({ error }) => error)).toEqual(["No mail server is configured (SMTP_URL)."]);
});

test("a digest that closes on a day off waits for the next open one", async () => {
  const adam = await reader(openOn(3), "DIGEST");
  await everything.notification.create({ data: { tenantId: adam.tenantId, userId: adam.adam.id, kind: "deal.changed", title: "Otto moved Atlas", dedupeKey: crypto.randomUUID(), createdAt: new Date(Date.parse(midnight(0)) + 6 * 3_600_000) } });
  await sendDigests();
  const isMorningOver = new Date().getUTCHours() >= 7;
  expect((await adam.mails()).map(({ notBefore }) => notBefore?.toISOString())).toEqual(isMorningOver ? [midnight(3)] : []);
});
