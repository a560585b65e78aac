import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { sendDigests } from "@/lib/jobs/upkeep/digests";
import { world, type World } from "../support/world";

const HOUR = 3_600_000;

/** A zone in which it is half past eight, or half past five, in the morning now; half hours of Greenwich's neighbours are near enough. */
function zoneAt(hour: number) {
  const offset = (hour - new Date().getUTCHours() + 36) % 24 - 12;
  return offset === 0 ? "Etc/GMT" : `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
}

const notice = ({ tenantId, maya }: World, title: string, hoursAgo: number, kind = "note.mentioned") =>
  everything.notification.create({ data: { tenantId, userId: maya.id, kind, title, href: "/deals", dedupeKey: crypto.randomUUID(), createdAt: new Date(Date.now() - hoursAgo * HOUR) } });
const chosen = ({ tenantId, maya }: World) => everything.notificationSetting.create({ data: { tenantId, userId: maya.id, kind: "note.mentioned", delivery: "DIGEST" } });
const mails = ({ tenantId }: World) => everything.outbox.findMany({ where: { tenantId, channel: "EMAIL" }, select: { recipient: true, payload: true } });

test("who chose a digest gets one mail in their morning with a day's news of those kinds, however often it is looked", async () => {
  const acme = await world();
  await chosen(acme);
  await everything.user.update({ where: { id: acme.maya.id }, data: { timezone: zoneAt(9) } });
  await notice(acme, "Otto mentions you", 12);
  await notice(acme, "Cato mentions you", 6);
  await notice(acme, "An old one", 40);
  await notice(acme, "Another kind", 6, "deal.changed");
  for (let n = 0; n < 3; n++) await sendDigests();
  expect(await mails(acme)).toEqual([{ recipient: acme.maya.email, payload: { to: acme.maya.email, subject: "2 things since yesterday", text: "Otto mentions you\nhttp://localhost/deals\n\nCato mentions you\nhttp://localhost/deals" } }]);
});

test("before their morning, with no news, or for somebody who left, nothing is written", async () => {
  const [early, quiet, left] = [await world(), await world(), await world()];
  for (const each of [early, quiet, left]) await chosen(each);
  await everything.user.update({ where: { id: early.maya.id }, data: { timezone: zoneAt(4) } });
  await everything.user.update({ where: { id: quiet.maya.id }, data: { timezone: zoneAt(9) } });
  await everything.user.update({ where: { id: left.maya.id }, data: { timezone: zoneAt(9), isActive: false } });
  await notice(early, "Fresh", 1);
  await notice(left, "Fresh", 6);
  await sendDigests();
  for (const each of [early, quiet, left]) expect(await mails(each)).toEqual([]);
});
