import { beforeEach, expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { deliverInApp } from "@/lib/notifications/delivery";
import { chooseDelivery } from "@/lib/notifications/commands";
import { notify } from "@/lib/notifications/outbox";
import { world, type World } from "../support/world";

beforeEach(() => everything.outbox.deleteMany());

const notice = (userId: string, key: string = crypto.randomUUID()) => ({ userId, kind: "deal.changed", key, title: "Otto moved Atlas", body: "From Proposal to Negotiation.", href: "/deals/1" }) as const;
const tell = ({ db, ctx }: World, message: ReturnType<typeof notice>) => db((tx) => notify(tx, ctx, message));

test("a message becomes a notification, with its words and where it leads", async () => {
  const scene = await world();
  await tell(scene, notice(scene.maya.id));
  await deliverInApp();
  expect(await scene.db((tx) => tx.notification.findMany())).toMatchObject([{ userId: scene.maya.id, kind: "deal.changed", title: "Otto moved Atlas", body: "From Proposal to Negotiation.", href: "/deals/1", readAt: null }]);
  expect(await scene.db((tx) => tx.outbox.findMany())).toMatchObject([{ state: "SENT", attempts: 1, error: null }]);
});

test("eight deliver at the same time, and what is written twice is told once", async () => {
  const scene = await world();
  for (let n = 0; n < 40; n++) await tell(scene, notice(scene.maya.id, `fact ${n % 20}`));
  await Promise.all(Array.from({ length: 8 }, () => deliverInApp()));
  expect(await scene.db((tx) => tx.notification.count())).toBe(20);
  expect(await scene.db((tx) => tx.outbox.findMany({ where: { NOT: { attempts: 1 } } }))).toEqual([]);
});

test("who chose OFF gets nothing; who chose MAIL gets both; everybody else the bell", async () => {
  const scene = await world();
  const { maya, otto, adam } = scene;
  await chooseDelivery(scene.as(otto), { kind: "deal.changed", delivery: "OFF" });
  await chooseDelivery(scene.as(adam), { kind: "deal.changed", delivery: "MAIL" });
  for (const { id } of [maya, otto, adam]) await tell(scene, notice(id));
  await deliverInApp();
  expect((await scene.db((tx) => tx.notification.findMany({ select: { userId: true } }))).map(({ userId }) => userId).toSorted()).toEqual([maya.id, adam.id].toSorted());
  expect(await scene.db((tx) => tx.outbox.findMany({ where: { channel: "EMAIL" } }))).toMatchObject([
    { recipient: adam.email, state: "PENDING", payload: { to: adam.email, subject: "Otto moved Atlas", text: "Otto moved Atlas\n\nFrom Proposal to Negotiation.\n\nhttp://localhost/deals/1" } }]);
});

test("a message to somebody who has left is dropped, and the others still arrive", async () => {
  const scene = await world();
  await scene.db((tx) => tx.user.update({ where: { id: scene.otto.id }, data: { isActive: false } }));
  await tell(scene, notice(scene.otto.id));
  await tell(scene, notice(crypto.randomUUID()));
  await tell(scene, notice(scene.maya.id));
  await everything.outbox.create({ data: { tenantId: scene.tenantId, channel: "IN_APP", recipient: "nobody", dedupeKey: crypto.randomUUID(), payload: {} } });
  await deliverInApp();
  expect(await scene.db((tx) => tx.notification.count())).toBe(1);
  expect(await scene.db((tx) => tx.outbox.count({ where: { state: "DROPPED_STALE", error: "This person is not here any more." } }))).toBe(3);
});

test("a message never reaches a person of another organization", async () => {
  const [mine, other] = [await world(), await world()];
  await tell(mine, notice(other.maya.id));
  await deliverInApp();
  expect(await other.db((tx) => tx.notification.count())).toBe(0);
});

test("what is not to be told yet waits", async () => {
  const scene = await world();
  await tell(scene, notice(scene.maya.id));
  await everything.outbox.updateMany({ where: { tenantId: scene.tenantId }, data: { notBefore: new Date(Date.now() + 60_000) } });
  await deliverInApp();
  expect(await scene.db((tx) => tx.notification.count())).toBe(0);
});
