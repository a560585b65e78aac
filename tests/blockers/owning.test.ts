import { expect, test } from "vitest";
import { changeBlocker } from "@/lib/blockers/commands/changing";
import { resolveBlocker } from "@/lib/blockers/commands/resolving";
import { acknowledgeBlocker, snoozeBlocker, wakeBlocker } from "@/lib/blockers/commands/snoozing";
import { everything } from "@/lib/db/everything";
import { asOwner } from "@/lib/ops/blockers/entering";
import { listOwnBlockers, ownsIn } from "@/lib/ops/blockers/queries";
import { mayStaff } from "@/lib/ops/permissions";
import { listImplementations } from "@/lib/projects/queries";
import { staff } from "../ops/staff";
import { blocked } from "./scene";

/** Lucía of the success managers owns a blocker, and works on no project. */
async function owned() {
  const [b, lucia] = [await blocked(), await staff("Lucía", "CLIENT_SUCCESS")];
  const blockerId = await b.open({ title: "No metadata", ownerId: lucia.id });
  return { ...b, lucia, blockerId, which: { projectId: b.projectId, blockerId } };
}

test("whoever owns a blocker acknowledges, snoozes, wakes and resolves it, whatever their role, on the record", async () => {
  const b = await owned();
  expect(mayStaff({ role: "CLIENT_SUCCESS", mustEnrol: false }, "manage_projects")).toBe(false);
  await asOwner(acknowledgeBlocker)(b.lucia.ctx, b.which);
  await asOwner(snoozeBlocker)(b.lucia.ctx, { ...b.which, reason: "The file comes tomorrow.", until: new Date(Date.now() + 3_600_000) });
  await asOwner(wakeBlocker)(b.lucia.ctx, b.which);
  expect(await b.blocker(b.blockerId)).toMatchObject({ status: "OPEN", acknowledgedAt: expect.any(Date) });
  expect(await listOwnBlockers(b.lucia.ctx)).toMatchObject([{ projectId: b.projectId, clientName: b.customer.name, blockers: [{ id: b.blockerId, ownerName: "Lucía" }] }]);
  await asOwner(resolveBlocker)(b.lucia.ctx, { ...b.which, notes: "It came." });
  expect([await listOwnBlockers(b.lucia.ctx), await ownsIn(b.lucia.ctx, b.projectId)]).toEqual([[], false]);
  expect((await b.facts()).slice(-4)).toEqual(["blocker.acknowledged Lucía", "blocker.snoozed Lucía", "blocker.woken Lucía", "blocker.resolved Lucía"]);
});

test("somebody else's blocker is not there, an administrator's neither, and what was handed on is no longer one's own", async () => {
  const [b, noor] = [await owned(), await staff("Noor", "ADMIN")];
  for (const { ctx } of [noor, await staff("Callum", "SUPPORT_L3")]) await expect(asOwner(acknowledgeBlocker)(ctx, b.which)).rejects.toThrow("404");
  await expect(asOwner(acknowledgeBlocker)(b.lucia.ctx, { ...b.which, projectId: (await blocked()).projectId })).rejects.toThrow("404");
  await changeBlocker(b.ctx, { ...b.which, field: "ownerId", was: b.lucia.id, value: b.ruth.id });
  await expect(asOwner(resolveBlocker)(b.lucia.ctx, { ...b.which, notes: "Mine?" })).rejects.toThrow("404");
  expect([(await b.blocker(b.blockerId)).status, await listOwnBlockers(b.lucia.ctx)]).toEqual(["OPEN", []]);
});

test("the people who sold it see what stands in the way, whose turn it is and how far up it has gone; resolved ones no longer", async () => {
  const b = await owned();
  await b.open({ title: "Terms", category: "VENDOR" });
  await everything.implementationBlocker.update({ where: { id: b.blockerId }, data: { escalatedToManagerAt: new Date() } });
  const seen = async () => (await listImplementations(b.as(b.adam), { customerId: b.customer.id })).projects[0]?.stuck.map(({ title, category, level }) => [title, category, level]);
  expect(await seen()).toEqual([["No metadata", "INTERNAL", "MANAGER"], ["Terms", "VENDOR", null]]);
  await asOwner(resolveBlocker)(b.lucia.ctx, { ...b.which, notes: "It came." });
  expect(await seen()).toEqual([["Terms", "VENDOR", null]]);
});
