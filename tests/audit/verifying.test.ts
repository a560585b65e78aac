import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { verifyAuditTrail } from "@/lib/audit/commands";
import { getAuditStanding } from "@/lib/audit/queries";
import { runDue } from "@/lib/jobs/commands/running";
import { Pause } from "@/lib/jobs/slices";
import { verifyTrail } from "@/lib/jobs/upkeep/audit";
import { systemContext } from "@/lib/auth/context";
import { asOwner, sealsOf, slice, trail } from "./scene";
import { first, world } from "../support/world";

async function sealed() {
  const scene = await trail();
  await scene.seal();
  const seals = await sealsOf(scene);
  return { ...scene, seals, rowOf: (n: number) => first(seals.slice(n - 1)).auditLogId };
}

test("a whole trail verifies, and says so", async () => {
  const { verify, ctx } = await sealed();
  expect(await verify()).toMatchObject({ entries: 3, faults: 0, fault: null });
  expect(await getAuditStanding(ctx)).toMatchObject({ entries: 3, fault: null, verifiedAt: expect.any(Date) });
});

const tampering: [string, RegExp, (scene: Awaited<ReturnType<typeof sealed>>) => Promise<unknown>][] = [
  ["what a row says was edited", /^Entry 2 .* was changed after it was sealed/, ({ rowOf }) => asOwner(`update audit_logs set "actorName" = 'Somebody else' where id = $1`, [rowOf(2)])],
  ["when it happened was edited", /^Entry 1 .* was changed after it was sealed/, ({ rowOf }) => asOwner(`update audit_logs set "createdAt" = "createdAt" - interval '1 day' where id = $1`, [rowOf(1)])],
  ["its details were edited", /^Entry 3 .* was changed after it was sealed/, ({ rowOf }) => asOwner(`update audit_logs set details = '{"more": 1}' where id = $1`, [rowOf(3)])],
  ["a row was deleted", /^Entry 2 .* is gone/, ({ rowOf }) => asOwner(`delete from audit_logs where id = $1`, [rowOf(2)])],
  ["a row and its seal were deleted", /^Entry 3 .* does not follow/, ({ rowOf }) => both(rowOf(2))],
  ["the first row and its seal were deleted", /^Entry 2 .* does not follow/, ({ rowOf }) => both(rowOf(1))],
  ["the last row and its seal were deleted", /The last 1 sealed entry is gone or rewritten/, ({ rowOf }) => both(rowOf(3))],
  ["two rows were put in another order", /^Entry 1 .* was changed after it was sealed.*1 more/, ({ seals, rowOf }) => swap(first(seals).id, rowOf(1), first(seals.slice(1)).id, rowOf(2))],
  ["a seal was rewritten", /^Entry 1 .* was changed after it was sealed.*1 more/, ({ tenantId }) => asOwner(`update audit_seals set hash = repeat('a', 64) where "tenantId" = $1 and seq = 1`, [tenantId])],
  ["the last row and its seal were rewritten to fit", /The last 1 sealed entry is gone or rewritten/, ({ rowOf }) => rewrite(rowOf(3))],
  ["a row and its seal were rewritten to fit", /^Entry 4 .* does not follow/, async ({ edit, seal, rowOf }) => [await edit("Three"), await seal(), await rewrite(rowOf(3))]],
  ["the values a row changed were rewritten", /values it changed were rewritten/, ({ tenantId }) => asOwner(`update change_items set after = '{"name": "Never"}' where "tenantId" = $1`, [tenantId])],
  [
    "the values and their digest were rewritten", /was changed after it was sealed/,
    ({ tenantId }) => asOwner(`update change_items set after = '{"name": "Never"}', digest = item_digest("entityType", "entityId", before, '{"name": "Never"}') where "tenantId" = $1`, [tenantId]),
  ],
  ["the values were deleted", /was changed after it was sealed/, ({ tenantId }) => asOwner(`delete from change_items where "tenantId" = $1`, [tenantId])],
  [
    "values were slipped into a change set", /^3 changed values belong to no entry/,
    ({ tenantId, deal }) => asOwner(`insert into change_items ("tenantId", "changeSetId", "entityType", "entityId", before, after) select $1, id, 'Deal', $2, '{}', '{"name": "Never"}' from change_sets, generate_series(1, 3) where "tenantId" = $1 and label = 'Edit One'`, [tenantId, deal.id]),
  ],
  [
    "a row was slipped in and never sealed", /1 entry was not sealed/,
    ({ tenantId }) => asOwner(`insert into audit_logs ("tenantId", "actorKind", "actorName", action, entity, "entityId", txid, "createdAt") values ($1, 'USER', 'Maya', 'deal.won', 'Deal', uuid7(), 3, now() - interval '1 day')`, [tenantId]),
  ],
];

test.each(tampering)("it is found, and told to the administrators, that %s", async (_, sentence, tamper) => {
  const scene = await sealed();
  await tamper(scene);
  const { fault } = (await scene.verify()) as { fault: string };
  expect(fault).toMatch(sentence);
  expect(await scene.db((tx) => tx.outbox.findMany({ where: { channel: "IN_APP" } }))).toMatchObject([{ recipient: scene.adam.id, payload: { kind: "audit.alert", body: fault } }]);
  expect(await scene.db((tx) => tx.auditLog.findMany({ where: { action: "audit.alert" } }))).toMatchObject([{ details: { reason: fault } }]);
  expect(await getAuditStanding(scene.ctx)).toMatchObject({ fault });
});

test("personal values that were masked leave the chain whole", async () => {
  const { verify, tenantId } = await sealed();
  await everything.changeItem.updateMany({ where: { tenantId }, data: { before: {}, after: {}, maskedAt: new Date() } });
  expect(await verify()).toMatchObject({ faults: 0 });
});

test("a long verification goes on where it paused", async () => {
  const { tenantId } = await sealed();
  const paused = await verifyTrail(systemContext(tenantId), slice({ isOver: () => true }));
  expect(paused).toBeInstanceOf(Pause);
  expect(paused).toMatchObject({ progress: { done: 0, total: 3 } });
  expect(await verifyTrail(systemContext(tenantId), slice({ cursor: (paused as Pause).cursor }))).toMatchObject({ entries: 3, faults: 0 });
});

test("a row that was slipped in is sealed after it was told", async () => {
  const { tenantId, verify, seal } = await sealed();
  await asOwner(`insert into audit_logs ("tenantId", "actorKind", "actorName", action, entity, "entityId", txid, "createdAt") values ($1, 'USER', 'Maya', 'deal.won', 'Deal', uuid7(), 3, now() - interval '1 day')`, [tenantId]);
  expect(await seal()).toBe(0);
  await verify();
  expect(await seal()).toBe(2); // it, and the fact of the alert
  expect(await verify()).toMatchObject({ faults: 0 });
});

test("an administrator has it verified by hand", async () => {
  const scene = await sealed();
  const { jobId } = await verifyAuditTrail(scene.as(scene.adam));
  await runDue();
  expect(await scene.db((tx) => tx.job.findUnique({ where: { id: jobId } }))).toMatchObject({ status: "completed", createdByName: "Adam", result: { faults: 0 } });
  expect(await scene.db((tx) => tx.auditLog.count({ where: { action: "audit.verification_asked" } }))).toBe(1);
});

test("another organization's fault is nobody else's alert", async () => {
  const [broken, whole] = [await sealed(), await sealed()];
  await asOwner(`delete from audit_logs where id = $1`, [broken.rowOf(2)]);
  await broken.verify();
  expect(await whole.verify()).toMatchObject({ faults: 0 });
  expect(await whole.db((tx) => tx.outbox.count({ where: { channel: "IN_APP" } }))).toBe(0);
  expect(await (await world()).db((tx) => tx.auditChain.count())).toBe(0);
});

async function both(auditLogId: string) {
  await asOwner(`delete from audit_seals where "auditLogId" = $1`, [auditLogId]);
  await asOwner(`delete from audit_logs where id = $1`, [auditLogId]);
}

/** Over a third value, for two rows may not have the same one even for a moment. */
async function swap(one: string, rowOfOne: string, other: string, rowOfOther: string) {
  const point = (seal: string, row: string) => asOwner(`update audit_seals set "auditLogId" = $2 where id = $1`, [seal, row]);
  await point(one, crypto.randomUUID());
  await point(other, rowOfOne);
  await point(one, rowOfOther);
}

/** A forger who knows how a seal is made. The row wrote no items. */
async function rewrite(auditLogId: string) {
  await asOwner(`update audit_logs set "actorName" = 'Somebody else' where id = $1`, [auditLogId]);
  await asOwner(`update audit_seals s set hash = audit_link(null, s."prevHash", s.seq, audit_digest(a, null)) from audit_logs a where a.id = s."auditLogId" and a.id = $1`, [auditLogId]);
}
