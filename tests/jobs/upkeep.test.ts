import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { systemContext } from "@/lib/auth/context";
import { updateAccountTypes } from "@/lib/jobs/upkeep/account-types";
import { cleanUp } from "@/lib/jobs/upkeep/retention";
import { verifyStageTotals } from "@/lib/jobs/upkeep/stage-totals";
import { noticeStaleDeals } from "@/lib/jobs/upkeep/stale-deals";
import { purgeTrash } from "@/lib/jobs/upkeep/trash";
import { asOwner, slice } from "../audit/scene";
import { enqueued } from "./scene";
import { first, world, type World } from "../support/world";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const told = ({ db }: World, kind: string) => db((tx) => tx.outbox.findMany({ where: { channel: "IN_APP", payload: { path: ["kind"], equals: kind } } }));

test("an account is ACTIVE with an order within 180 days, TARGET within 365, else PROSPECT; what changed is recorded, once", async () => {
  const scene = await world();
  const { tenantId, db, deals, won } = scene;
  const customerOf = async (name: string, days: number | null) => {
    const customer = await scene.customer(name);
    if (days !== null) await deals(1, won, { status: "WON", customerId: customer.id, closedDate: daysAgo(days), probability: 100 });
    return customer;
  };
  await customerOf("Recent", 170);
  await customerOf("Last year", 300);
  await customerOf("Long ago", 400);
  await customerOf("Never", null);

  expect(await updateAccountTypes(systemContext(tenantId), slice())).toEqual({ updated: 4 });
  const types = await db((tx) => tx.customer.findMany({ select: { name: true, accountType: true }, orderBy: { name: "asc" } }));
  expect(types).toEqual([{ name: "Last year", accountType: "TARGET" }, { name: "Long ago", accountType: "PROSPECT" }, { name: "Never", accountType: "PROSPECT" }, { name: "Recent", accountType: "ACTIVE" }]);
  expect(await db((tx) => tx.changeItem.count({ where: { entityType: "Customer" } }))).toBe(4);
  expect(await updateAccountTypes(systemContext(tenantId), slice())).toEqual({ updated: 0 });
  expect(await db((tx) => tx.auditLog.findMany({ where: { action: "customers.typed" } }))).toMatchObject([{ actorKind: "SYSTEM", details: { count: 4 } }]);
});

test("a kept total that does not add up is corrected and told; what adds up is left alone", async () => {
  const scene = await world();
  const { tenantId, db, deals, prospecting, adam } = scene;
  await deals(3);
  const kept = () => db((tx) => tx.stageTotal.findMany({ where: { stageId: prospecting.id } }));
  const right = await kept();
  expect(await verifyStageTotals(systemContext(tenantId))).toMatchObject({ corrected: 0 });
  await asOwner(`update stage_totals set count = 7, value = 1 where "stageId" = $1`, [prospecting.id]);
  await asOwner(`insert into stage_totals ("tenantId", "pipelineId", "stageId", "currencyCode", count) values ($1, $2, $3, 'EUR', 2)`, [tenantId, prospecting.pipelineId, prospecting.id]);
  expect(await verifyStageTotals(systemContext(tenantId))).toMatchObject({ corrected: 2 });
  expect((await kept()).filter(({ count }) => count > 0)).toEqual(right);
  expect(await told(scene, "audit.alert")).toMatchObject([{ recipient: adam.id, payload: { body: "Prospecting (EUR) held 2 deals and has 0; corrected. Prospecting (USD) held 7 deals and has 3; corrected." } }]);
  expect(await verifyStageTotals(systemContext(tenantId))).toMatchObject({ corrected: 0 });
});

test("a deal that passes its stage's days is told to its owner once; old, closed and ownerless ones are no news", async () => {
  const scene = await world();
  const { deals, prospecting, won, maya } = scene;
  const days = prospecting.daysInStage ?? 0;
  const [late] = await deals(1, prospecting, { name: "Atlas", stageEnteredAt: daysAgo(days + 1) });
  await deals(1, prospecting, { stageEnteredAt: daysAgo(days - 1) });
  await deals(1, prospecting, { stageEnteredAt: daysAgo(days + 30) });
  await deals(1, prospecting, { stageEnteredAt: daysAgo(days + 1), ownerId: null });
  await deals(1, won, { stageEnteredAt: daysAgo(days + 1), status: "WON" });
  await noticeStaleDeals();
  await noticeStaleDeals();
  expect(await told(scene, "deal.stale")).toMatchObject([{ recipient: maya.id, payload: { title: "Atlas is still in Prospecting", href: `/deals/${late?.id}` } }]);
});

test("what has lain in the trash for 30 days goes for good, with what hangs on it; the rest stays", async () => {
  const scene = await world();
  const { tenantId, db, deals } = scene;
  const [old, young, live] = [await scene.customer("Old", { deletedAt: daysAgo(31) }), await scene.customer("Young", { deletedAt: daysAgo(29) }), await scene.customer("Live")];
  await deals(2, undefined, { deletedAt: daysAgo(31) });
  const [kept] = await deals(1, undefined, { customerId: old.id });
  const other = await world();
  await other.customer("Not mine", { deletedAt: daysAgo(31) });

  expect(await purgeTrash(systemContext(tenantId), slice())).toEqual({ customers: 1, deals: 2 });
  expect((await db((tx) => tx.customer.findMany({ orderBy: { name: "asc" } }))).map(({ id }) => id)).toEqual([live.id, young.id]);
  expect(await db((tx) => tx.deal.findMany())).toMatchObject([{ id: kept?.id, customerId: null }]);
  expect(await other.db((tx) => tx.customer.count())).toBe(1);
  expect(await db((tx) => tx.auditLog.findMany({ where: { action: "trash.purged" }, orderBy: { id: "asc" } }))).toMatchObject([{ details: { kind: "deals", count: 2 } }, { details: { kind: "customers", count: 1 } }]);
});

test("jobs are kept for 30 days, messages for 90, errors for 30, idempotency keys for a day; audit for ever", async () => {
  const scene = await world();
  const { tenantId } = scene;
  for (const days of [31, 29]) await enqueued(scene, "audit_alert", { status: "completed", runAfter: daysAgo(days), updatedAt: daysAgo(days) });
  await enqueued(scene, "audit_alert", { status: "cancelled", runAfter: daysAgo(90), updatedAt: new Date() });
  for (const days of [91, 89]) await everything.outbox.create({ data: { tenantId, channel: "IN_APP", recipient: "", dedupeKey: crypto.randomUUID(), payload: {}, state: "SENT", createdAt: daysAgo(days), nextAttemptAt: daysAgo(days) } });
  for (const days of [31, 29]) await everything.appError.create({ data: { organizationId: tenantId, kind: "job", message: "old", at: daysAgo(days) } });
  for (const hours of [-1, 1]) await everything.idempotencyKey.create({ data: { tenantId, key: crypto.randomUUID(), route: "/", requestHash: "", expiresAt: new Date(Date.now() + hours * 3_600_000) } });
  await everything.auditLog.create({ data: { tenantId, actorKind: "SYSTEM", actorName: "System", action: "deal.won", entity: "Deal", entityId: tenantId, createdAt: daysAgo(4000) } });
  const removed = await cleanUp(slice());
  expect(removed).toMatchObject({ jobs: 1, outbox: 1, errors: 1, idempotencyKeys: 1 });
  expect(await everything.job.count({ where: { tenantId } })).toBe(2);
  expect(await everything.auditLog.count({ where: { tenantId } })).toBe(1);
  expect(first(await everything.appError.findMany({ where: { organizationId: tenantId } })).at.getTime()).toBeGreaterThan(daysAgo(30).getTime());
});
