import { expect, test } from "vitest";
import { changeBlocker } from "@/lib/blockers/commands/changing";
import { acknowledgeBlocker } from "@/lib/blockers/commands/snoozing";
import { ChangeBlocker } from "@/lib/blockers/rules";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { switchCalendar } from "@/lib/blockers/switching";
import { editCalendar } from "@/lib/calendars/commands";
import { EditCalendar } from "@/lib/calendars/rules/editing";
import { undoChangeSet } from "@/lib/changes/commands";
import { staffContext, systemContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { changePolicy } from "@/lib/ops/policies/commands";
import { listPolicies } from "@/lib/ops/policies/queries";
import { staff } from "../ops/staff";
import { ago, always, blocked, DAY, nineToFive } from "./scene";

type Scene = Awaited<ReturnType<typeof blocked>>;
const change = (b: Scene, id: string, field: string, was: unknown, value: unknown, ctx = b.ctx) => changeBlocker(ctx, ChangeBlocker.parse({ ...b.which(id), field, was, value }));
const duesIn = async (b: Scene, id: string) => (await b.steps(id)).map(({ state, dueAt }) => [state, dueAt && (dueAt.getTime() - ago(0).getTime()) / DAY]);

test("another category keeps the counted seconds and is due by its own levels; what has fired stays", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(2.5));
  await sweepEscalations();
  await change(b, id, "category", "INTERNAL", "VENDOR");
  const row = await b.blocker(id);
  expect(row.consumedSeconds).toBeGreaterThanOrEqual(2.5 * 86_400);
  const [reminder, manager] = await b.steps(id);
  expect(reminder).toMatchObject({ state: "FIRED", dueAt: ago(0.5) });
  expect((manager?.dueAt?.getTime() ?? 0) - (row.runningSince?.getTime() ?? 0)).toBe((5 * 86_400 - row.consumedSeconds) * 1000);
  expect(await b.log()).toContain("NOTE Internal → Third party: No metadata");
  expect((await b.facts()).at(-1)).toBe("blocker.edited Ruth");
});

test("a new owner hears of it, has acknowledged nothing, and is told from then on", async () => {
  const b = await blocked();
  const id = await b.open();
  await acknowledgeBlocker(b.ctx, b.which(id));
  await change(b, id, "ownerId", b.ruth.id, b.leon.id);
  expect(await b.blocker(id)).toMatchObject({ ownerId: b.leon.id, acknowledgedAt: null });
  expect((await b.messages(id)).map(({ to, kind }) => [to, kind])).toEqual([["Leon", "blocker.assigned"]]);
  await b.since(id, ago(3.5));
  await sweepEscalations();
  expect((await b.messages(id)).map(({ to }) => to)).toEqual(["Leon", "Dora", "Leon"]);
});

test("a change of owner that is taken back is told to both, and not to who took it back", async () => {
  const b = await blocked();
  const id = await b.open();
  const { changeSetId } = await change(b, id, "ownerId", b.ruth.id, b.leon.id);
  await undoChangeSet(staffContext(b.ctx.tenantId, { staffId: b.ada.id, name: "Ada" }), { changeSetId: changeSetId ?? "" });
  expect((await b.blocker(id)).ownerId).toBe(b.ruth.id);
  expect((await b.messages(id)).map(({ to, said }) => `${to}: ${said.title}`).slice(1)).toEqual(["Ruth: Yours again: No metadata", "Leon: Not yours any more: No metadata"]);
});

test("who read an older value hears both; what is resolved or another organization's is not changed", async () => {
  const b = await blocked();
  const id = await b.open();
  await change(b, id, "title", "No metadata", "No SSO metadata");
  await change(b, id, "isClientVisible", false, true);
  await expect(change(b, id, "title", "No metadata", "Mine")).rejects.toMatchObject({ status: 409, details: { conflict: { theirs: "No SSO metadata", yours: "Mine" } } });
  await expect(change(b, id, "title", "No SSO metadata", "Mine", b.elsewhere)).rejects.toThrow("404");
  await everything.implementationBlocker.update({ where: { id }, data: { status: "RESOLVED" } });
  await expect(change(b, id, "title", "No SSO metadata", "Mine")).rejects.toThrow("resolved already");
});

test("a changed policy is a new version: pending levels are due by it from the counted seconds, fired ones stay, and it is recorded", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(2.5));
  const asleep = await b.open({ title: "Asleep" });
  await everything.implementationBlocker.update({ where: { id: asleep }, data: { status: "SNOOZED", snoozeUntil: ago(-5), snoozeReason: "Wait", runningSince: null } });
  await everything.escalationStep.updateMany({ where: { blockerId: asleep }, data: { dueAt: null } });
  await sweepEscalations();
  const noor = await staff("Noor", "IMPLEMENTATION");
  const { now } = await listPolicies(noor.ctx);
  const version = now.find(({ category }) => category === "INTERNAL")?.version ?? 0;
  await expect(changePolicy(noor.ctx, { category: "INTERNAL", version: version + 1, levels: { REMINDER: 1, MANAGER: 4, DIRECTOR: 9 } })).rejects.toThrow("changed this policy");
  expect(await changePolicy(noor.ctx, { category: "INTERNAL", version, levels: { REMINDER: 1, MANAGER: 4, DIRECTOR: 9 } })).toMatchObject({ version: version + 1 });
  expect((await duesIn(b, id)).map(([state, due]) => [state, Math.round(Number(due) * 100) / 100])).toEqual([["FIRED", -0.5], ["PENDING", 1.5], ["PENDING", 6.5]]);
  expect((await duesIn(b, asleep)).map(([, due]) => due)).toEqual([null, null, null]);
  expect(await everything.auditLog.findFirst({ where: { action: "policy.changed" } })).toMatchObject({ internalUserId: noor.id, details: { category: "INTERNAL", version: version + 1 } });
  await changePolicy(noor.ctx, { category: "INTERNAL", version: version + 1, levels: { REMINDER: 2, MANAGER: 3, DIRECTOR: 7 } });
});

test("what was overdue when the policy changed stays due when it was", async () => {
  const b = await blocked();
  const id = await b.since(await b.open({ category: "VENDOR" }), ago(5.5));
  const noor = await staff("Nils", "IMPLEMENTATION");
  await changePolicy(noor.ctx, { category: "VENDOR", version: 1, levels: { REMINDER: 2, MANAGER: 4, DIRECTOR: 6 } });
  expect((await duesIn(b, id)).map(([, due]) => Math.round(Number(due) * 100) / 100)).toEqual([-3.5, -0.5, 0.5]);
});

test("a client's changed calendar: counted on the old one until then, due by the new one; ours and other clients' clocks stay", async () => {
  const [b, other] = [await blocked(), await blocked()];
  const [theirs, ours, elsewhere] = [await b.since(await b.open({ category: "CLIENT_SIDE" }), ago(1)), await b.since(await b.open(), ago(1)), await other.since(await other.open({ category: "CLIENT_SIDE" }), ago(1))];
  const before = [await b.steps(ours), await other.steps(elsewhere)];
  await editCalendar(staffContext(b.clientOrganizationId, { staffId: b.ruth.id, name: "Ruth" }), EditCalendar.parse({ organizationId: b.clientOrganizationId, was: always, calendar: nineToFive("UTC") }));
  const job = await everything.job.findFirstOrThrow({ where: { tenantId: b.clientOrganizationId, type: "clock_switch" } });
  expect(await switchCalendar(systemContext(b.clientOrganizationId), job.payload)).toEqual({ switched: 1 });
  const row = await b.blocker(theirs);
  expect(row.consumedSeconds - 86_400).toBeLessThan(120);
  const due = (await b.step(theirs, "REMINDER")).dueAt;
  await switchCalendar(systemContext(b.clientOrganizationId), job.payload);
  expect([await b.blocker(theirs), (await b.step(theirs, "REMINDER")).dueAt]).toMatchObject([{ consumedSeconds: row.consumedSeconds, runningSince: row.runningSince }, due]);
  expect([await b.steps(ours), await other.steps(elsewhere)]).toEqual(before);
});
