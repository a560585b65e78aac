import { expect, test } from "vitest";
import { chooseDelivery, markAllRead, markRead } from "@/lib/notifications/commands";
import { countUnread, getBell, listNoticeSettings } from "@/lib/notifications/queries";
import { first, world, type World } from "../support/world";

async function told({ tenantId, db, maya }: World, count: number) {
  const rows = Array.from({ length: count }, (_, n) => ({ tenantId, userId: maya.id, kind: "deal.changed", title: `Message ${n}`, href: "/deals/1", dedupeKey: String(n) }));
  for (const data of rows) await db((tx) => tx.notification.create({ data }));
}

test("the bell shows the newest first, page by page, and counts what is unread", async () => {
  const scene = await world();
  await told(scene, 3);
  const page = await getBell(scene.ctx, { limit: 2 });
  expect(page).toMatchObject({ unread: 3, notifications: [{ title: "Message 2" }, { title: "Message 1" }] });
  expect(await getBell(scene.ctx, { limit: 2, before: page.next ?? "" })).toMatchObject({ notifications: [{ title: "Message 0" }], next: null });
});

test("reading one, and reading all that was seen; what arrived meanwhile stays unread", async () => {
  const scene = await world();
  await told(scene, 3);
  const { notifications } = await getBell(scene.ctx, { limit: 10 });
  const [newest, middle] = [first(notifications), first(notifications.slice(1))];
  await markRead(scene.ctx, { notificationId: newest.id });
  await markRead(scene.ctx, { notificationId: newest.id });
  expect(await countUnread(scene.ctx)).toBe(2);
  expect(await markAllRead(scene.ctx, { upTo: middle.id })).toEqual({ read: 2 });
  expect(await countUnread(scene.ctx)).toBe(0);
});

test("a colleague's and another organization's messages are not there, and a key has none", async () => {
  const [mine, other] = [await world(), await world()];
  await told(mine, 1);
  const { id: notificationId } = first((await getBell(mine.ctx, { limit: 1 })).notifications);
  for (const stranger of [mine.as(mine.otto), other.ctx]) {
    expect(await getBell(stranger, { limit: 10 })).toMatchObject({ unread: 0, notifications: [] });
    await expect(markRead(stranger, { notificationId })).rejects.toThrow("404");
    expect(await markAllRead(stranger, { upTo: notificationId })).toEqual({ read: 0 });
  }
  const key = mine.as(mine.adam, { actor: { kind: "API_KEY", id: crypto.randomUUID(), name: "Key" }, scopes: ["crm.read"], person: undefined });
  expect(await getBell(key, { limit: 10 })).toMatchObject({ unread: 0, notifications: [] });
  await expect(markAllRead(key, { upTo: notificationId })).rejects.toMatchObject({ status: 403 });
});

test("each person chooses where each kind goes; it is recorded, and nobody else's choice", async () => {
  const scene = await world();
  expect((await listNoticeSettings(scene.ctx)).every(({ delivery }) => delivery === "IN_APP")).toBe(true);
  await chooseDelivery(scene.ctx, { kind: "deal.stale", delivery: "OFF" });
  await chooseDelivery(scene.ctx, { kind: "deal.stale", delivery: "MAIL" });
  expect((await listNoticeSettings(scene.ctx)).filter(({ delivery }) => delivery !== "IN_APP")).toMatchObject([{ kind: "deal.stale", delivery: "MAIL" }]);
  expect((await listNoticeSettings(scene.as(scene.otto))).every(({ delivery }) => delivery === "IN_APP")).toBe(true);
  expect(await scene.db((tx) => tx.auditLog.count({ where: { action: "notifications.chosen" } }))).toBe(2);
});
