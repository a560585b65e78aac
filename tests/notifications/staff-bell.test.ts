import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { getBell } from "@/lib/notifications/queries";
import { chooseStaffDelivery, markAllStaffRead, markStaffRead } from "@/lib/ops/notifications/commands";
import { countStaffUnread, getStaffBell, listStaffNoticeSettings } from "@/lib/ops/notifications/queries";
import { staff, staffFacts } from "../ops/staff";
import { first, world } from "../support/world";

async function told(internalUserId: string, count: number) {
  for (let n = 0; n < count; n++) await everything.notification.create({ data: { internalUserId, kind: "blocker.reminder", title: `Message ${n}`, href: "/ops/implementations/1", dedupeKey: String(n) } });
}

test("the staff's bell shows the newest first, page by page, and counts what is unread", async () => {
  const ines = await staff("Ines", "IMPLEMENTATION");
  await told(ines.id, 3);
  const page = await getStaffBell(ines.ctx, { limit: 2 });
  expect(page).toMatchObject({ unread: 3, notifications: [{ title: "Message 2" }, { title: "Message 1" }] });
  expect(await getStaffBell(ines.ctx, { limit: 2, before: page.next ?? "" })).toMatchObject({ notifications: [{ title: "Message 0" }], next: null });
});

test("reading one, and reading all that was seen; what arrived meanwhile stays unread", async () => {
  const ines = await staff("Ines", "IMPLEMENTATION");
  await told(ines.id, 4);
  const { notifications } = await getStaffBell(ines.ctx, { limit: 10 });
  const [newest, second] = [first(notifications.slice(1)), first(notifications.slice(2))];
  expect(await markStaffRead(ines.ctx, { notificationId: newest.id })).toEqual({ read: 1 });
  expect(await markStaffRead(ines.ctx, { notificationId: newest.id })).toEqual({ read: 0 });
  expect(await markAllStaffRead(ines.ctx, { upTo: second.id })).toEqual({ read: 2 });
  expect(await countStaffUnread(ines.ctx)).toBe(1);
});

test("a colleague's messages are not there, nor an organization's, nor the staff's in an organization's bell", async () => {
  const [ines, marek, scene] = [await staff("Ines", "IMPLEMENTATION"), await staff("Marek", "ADMIN"), await world()];
  await told(ines.id, 1);
  const theirs = await everything.notification.create({ data: { tenantId: scene.tenantId, userId: scene.maya.id, kind: "deal.changed", title: "Theirs", dedupeKey: "theirs" } });
  const { id: notificationId } = first((await getStaffBell(ines.ctx, { limit: 1 })).notifications);
  expect(await getStaffBell(marek.ctx, { limit: 10 })).toMatchObject({ unread: 0, notifications: [] });
  await expect(markStaffRead(marek.ctx, { notificationId })).rejects.toThrow("404");
  await expect(markStaffRead(ines.ctx, { notificationId: theirs.id })).rejects.toThrow("404");
  expect(await markAllStaffRead(marek.ctx, { upTo: theirs.id })).toEqual({ read: 0 });
  expect((await getBell(scene.ctx, { limit: 10 })).notifications).toMatchObject([{ title: "Theirs", readAt: null }]);
});

test("escalations are mailed until the person chooses otherwise; each chooses for themselves, on the record", async () => {
  const [ines, marek] = [await staff("Ines", "IMPLEMENTATION"), await staff("Marek", "ADMIN")];
  const of = async (who: typeof ines) => Object.fromEntries((await listStaffNoticeSettings(who.ctx)).map(({ kind, delivery }) => [kind, delivery]));
  expect(await of(ines)).toMatchObject({ "blocker.reminder": "MAIL", "blocker.manager": "MAIL", "blocker.director": "MAIL", "blocker.resolved": "IN_APP", "blocker.replied": "IN_APP" });
  await chooseStaffDelivery(ines.ctx, { kind: "blocker.reminder", delivery: "OFF" });
  await chooseStaffDelivery(ines.ctx, { kind: "blocker.reminder", delivery: "IN_APP" });
  expect([await of(ines), await of(marek)]).toMatchObject([{ "blocker.reminder": "IN_APP" }, { "blocker.reminder": "MAIL" }]);
  expect(await staffFacts(ines.id)).toEqual(["notifications.chosen", "notifications.chosen"]);
});
