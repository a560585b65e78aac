import { expect, test } from "vitest";
import { listUnsealed } from "@/lib/audit/chains";
import { sealChain } from "@/lib/audit/sealing";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { runDue } from "@/lib/jobs/commands/running";
import { ringSystem } from "@/lib/jobs/ringing";
import { sealAll, watchSeals } from "@/lib/jobs/upkeep/audit";
import { asOwner, sealsOf, slice, trail } from "./scene";
import { world } from "../support/world";

test("every minute the new rows get their links, each hanging on the one before", async () => {
  const scene = await trail();
  await ringSystem("audit_seal");
  await runDue();
  const seals = await sealsOf(scene);
  expect(seals.map(({ seq }) => Number(seq))).toEqual([1, 2, 3]);
  expect(seals[0]?.prevHash).toBe("0".repeat(64));
  expect(seals.slice(1).map(({ prevHash }) => prevHash)).toEqual(seals.slice(0, -1).map(({ hash }) => hash));
  expect(await everything.auditChain.findUnique({ where: { tenantId: scene.tenantId } })).toMatchObject({ seq: 3n, hash: seals.at(-1)?.hash, fault: null });

  await scene.edit("Three");
  expect(await scene.seal()).toBe(1);
  expect(await scene.seal()).toBe(0);
  expect((await sealsOf(scene)).at(-1)).toMatchObject({ seq: 4n, prevHash: seals.at(-1)?.hash });
  expect(await scene.verify()).toMatchObject({ entries: 4, faults: 0 });
});

test("a transaction that commits late is sealed by the next run, and the chain holds", async () => {
  const scene = await trail();
  let commit = () => {};
  const patience = new Promise<void>((resolve) => (commit = resolve));
  let written = () => {};
  const isWritten = new Promise<void>((resolve) => (written = resolve));
  const late = within(scene.ctx, async (tx) => {
    await note(tx, scene.ctx, { name: "account.locked", entity: "User", entityId: scene.maya.id, details: {} });
    written();
    await patience;
  });
  await isWritten;
  await scene.edit("Written after it, committed before it");
  expect(await scene.seal()).toBe(4);
  commit();
  await late;
  await scene.edit("And after");
  expect(await scene.seal()).toBe(2);
  expect(await listUnsealed()).not.toContain(scene.tenantId);
  expect(await scene.verify()).toMatchObject({ entries: 6, faults: 0 });
});

test("eight seal at once: each row once, one unbroken chain", async () => {
  const scene = await trail();
  for (let n = 0; n < 10; n++) await scene.edit(`Name ${n}`);
  const counts = await Promise.all(Array.from({ length: 8 }, () => sealChain(scene.tenantId, 5)));
  while ((await sealChain(scene.tenantId, 5)) > 0);
  expect(Math.max(...counts)).toBe(5);
  expect((await sealsOf(scene)).map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 13 }, (_, n) => n + 1));
  expect(await scene.verify()).toMatchObject({ entries: 13, faults: 0 });
});

test("after a restore the counter of transactions may stand lower than when the last seal was made: nothing is left out", async () => {
  const scene = await trail();
  await scene.seal();
  await asOwner(`update audit_chains set horizon = 9000000000000000000 where "tenantId" = $1`, [scene.tenantId]);
  await scene.edit("After the restore");
  expect(await listUnsealed()).toContain(scene.tenantId);
  expect(await scene.seal()).toBe(1);
  expect(await scene.verify()).toMatchObject({ entries: 4, faults: 0 });
});

test("the staff's rows, which belong to nobody, are a chain of their own", async () => {
  await everything.auditLog.create({ data: { tenantId: null, actorKind: "STAFF", actorName: "Sam", action: "staff.signed_in", entity: "InternalUser", entityId: crypto.randomUUID() } });
  await sealAll(slice());
  expect(await everything.auditSeal.count({ where: { tenantId: null } })).toBe(1);
  expect(await everything.auditChain.findFirst({ where: { tenantId: null } })).toMatchObject({ seq: 1n });
});

test("one chain that cannot be sealed does not keep the others waiting", async () => {
  const [broken, whole] = [await trail(), await trail()];
  const { rows } = await asOwner(`select id from audit_logs where "tenantId" = $1 order by txid limit 1`, [broken.tenantId]);
  await asOwner(`insert into audit_seals ("tenantId", "auditLogId", seq, "prevHash", hash) values ($1, uuid7(), 1, '', '')`, [broken.tenantId]);
  expect(rows).toHaveLength(1);
  await sealAll(slice());
  expect(await sealsOf(whole)).toHaveLength(3);
  expect(await everything.appError.findFirst({ where: { route: "audit_seal", organizationId: broken.tenantId } })).toBeTruthy();
});

test("a row that has waited for more than five minutes is told to the administrators, once a day", async () => {
  const scene = await trail();
  await watchSeals();
  await runDue();
  expect(await scene.db((tx) => tx.notification.count())).toBe(0);
  await asOwner(`update audit_logs set "createdAt" = now() - interval '6 minutes' where "tenantId" = $1`, [scene.tenantId]);
  for (let n = 0; n < 2; n++) {
    await watchSeals();
    await runDue();
  }
  expect(await scene.db((tx) => tx.outbox.findMany({ where: { channel: "IN_APP" } }))).toMatchObject([{ recipient: scene.adam.id, payload: { kind: "audit.alert" } }]);
  expect(await scene.db((tx) => tx.auditLog.count({ where: { action: "audit.alert" } }))).toBe(1);
  expect(await everything.appError.count({ where: { kind: "alert", organizationId: scene.tenantId } })).toBe(1);
});

test("sealing is for the ops role: a tenant's request can read its chain and write nothing of it", async () => {
  const scene = await trail();
  await scene.seal();
  const { db } = scene;
  expect(await db((tx) => tx.auditSeal.count())).toBe(3);
  await expect(db((tx) => tx.auditSeal.create({ data: { tenantId: scene.tenantId, auditLogId: crypto.randomUUID(), seq: 9, prevHash: "", hash: "" } }))).rejects.toThrow(/permission denied|not permitted|denied/i);
  await expect(db((tx) => tx.auditSeal.deleteMany())).rejects.toThrow();
  await expect(db((tx) => tx.auditLog.updateMany({ data: { action: "nothing" } }))).rejects.toThrow();
  await expect(db((tx) => tx.auditChain.updateMany({ data: { seq: 0 } }))).rejects.toThrow();
  await expect(everything.auditSeal.deleteMany({ where: { tenantId: scene.tenantId } })).rejects.toThrow();
  expect(await (await world()).db((tx) => tx.auditSeal.count())).toBe(0);
});

test("20,000 rows are sealed, and checked, in one statement each", async () => {
  const scene = await world();
  await asOwner(`insert into audit_logs ("tenantId", "actorKind", "actorName", action, entity, "entityId") select $1, 'SYSTEM', 'System', 'deal.edited', 'Deal', uuid7() from generate_series(1, 20000)`, [scene.tenantId]);
  expect(await sealChain(scene.tenantId)).toBe(20_000);
  expect(await everything.auditChain.findUnique({ where: { tenantId: scene.tenantId } })).toMatchObject({ seq: 20_000n });
});
