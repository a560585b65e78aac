import { expect, test } from "vitest";
import { confirmAssignment } from "@/lib/adoption/commands/confirming";
import { noticeProposed } from "@/lib/adoption/commands/noticing";
import { exportPlan } from "@/lib/adoption/queries/export";
import { listAssignable, listCustomerPlans, listPlans } from "@/lib/adoption/queries/portfolio";
import { systemContext } from "@/lib/auth/context";
import { changeBlocker } from "@/lib/blockers/commands/changing";
import { openBlocker } from "@/lib/blockers/commands/opening";
import { resolveByEvidence } from "@/lib/blockers/commands/proving";
import { listBlockers } from "@/lib/blockers/queries";
import { listWatchable } from "@/lib/blockers/watching";
import { undoChangeSet } from "@/lib/changes/commands";
import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import { addLine } from "@/lib/deals/commands/lines";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import { openProject } from "@/lib/projects/opening";
import { shipped } from "@/lib/projects/templates/shipped";
import { first } from "../support/world";
import { ago, atLeast, scene } from "./scene";

/** A deal that was won with one line, and the implementation of it. */
async function sold() {
  const made = await scene();
  const { tenantId, deals, won, acme, product, db } = made;
  const deal = first(await deals(1, won, { status: "WON", customerId: acme.id, closedDate: new Date("2026-01-01") }));
  const { lineId } = await addLine(made.as(made.adam), { dealId: deal.id, productId: product.id, quantity: "1", price: "10", licenseLevel: "ADVANTAGE", termMonths: 12, outcomeIds: [made.idOf("outcomes", "Faster")] });
  const line = await db((tx) => tx.dealLine.findUniqueOrThrow({ where: { id: lineId } }));
  const client = await everything.organization.create({ data: { name: "Northwind", slug: crypto.randomUUID(), businessCalendar: ordinaryCalendar("UTC") } });
  const ctx = systemContext(tenantId);
  const { projectId } = await within(ctx, (tx) => openProject(tx, ctx, { clientOrganizationId: client.id, customerId: acme.id, dealId: deal.id, type: "SMB_QUICK_START", tasks: shipped.SMB_QUICK_START, kickoffDate: null, targetGoLiveDate: null, leadImplementerId: null, handoff: null }));
  const goLive = () => everything.implementationProject.update({ where: { id: projectId }, data: { actualGoLiveDate: new Date("2026-02-15") } });
  return { ...made, deal, line, projectId, goLive };
}

test("after go-live what was sold is proposed, filled in from the deal's line; a person confirms it once, and it renews a term after go-live", async () => {
  const { who, acme, goLive, projectId, line, deal, idOf, db } = await sold();
  const proposals = async () => (await listCustomerPlans(who, { customerId: acme.id })).proposals;
  expect(await proposals()).toEqual([]);
  await goLive();
  const proposal = first(await proposals());
  expect(proposal).toMatchObject({ lineId: line.id, productName: "Edge", licenseLevel: "ADVANTAGE", termMonths: 12, outcomeIds: [idOf("outcomes", "Faster")], goLiveOn: "2026-02-15" });
  const confirm = () => confirmAssignment(who, { projectId, lineId: line.id, name: "Edge", licenseLevel: proposal.licenseLevel, outcomes: proposal.outcomeIds, releases: [] });
  await confirm();
  expect(first(await db((tx) => tx.customerProduct.findMany()))).toMatchObject({ dealId: deal.id, termMonths: 12, purchasedAt: new Date("2026-02-15"), renewsAt: new Date("2027-02-15"), licenseLevel: "ADVANTAGE" });
  expect(await proposals()).toEqual([]);
  await expect(confirm()).rejects.toMatchObject({ digest: expect.stringContaining("404") });
});

test("only who may write a customer's adoption confirms; another organization finds nothing", async () => {
  const [{ goLive, projectId, line, as, maya }, there] = [await sold(), await scene()];
  await goLive();
  const asked = { projectId, lineId: line.id, name: "Edge", licenseLevel: "ESSENTIAL" as const, outcomes: [], releases: [] };
  await expect(confirmAssignment(as(maya), asked)).rejects.toMatchObject({ status: 403 });
  await expect(confirmAssignment(there.as(there.adam), asked)).rejects.toMatchObject({ digest: expect.stringContaining("404") });
});

test("two lines of one product are one proposal, at the highest licence, for the longest term, with the outcomes of both", async () => {
  const { goLive, projectId, line, deal, product, who, acme, tenantId, idOf, db } = await sold();
  const second = await db((tx) => tx.dealLine.create({ data: { tenantId, dealId: deal.id, position: 2, name: "More Edge", productId: product.id, licenseLevel: "SIGNATURE", termMonths: 24, outcomeIds: [idOf("outcomes", "Safer")] } }));
  await goLive();
  const { proposals } = await listCustomerPlans(who, { customerId: acme.id });
  expect(proposals).toMatchObject([{ lineId: line.id, licenseLevel: "SIGNATURE", termMonths: 24, outcomeIds: [idOf("outcomes", "Faster"), idOf("outcomes", "Safer")].sort() }]);
  await confirmAssignment(who, { projectId, lineId: second.id, name: "Edge", licenseLevel: "SIGNATURE", outcomes: [], releases: [] });
  expect(await db((tx) => tx.customerProduct.findMany())).toMatchObject([{ termMonths: 24, renewsAt: new Date("2028-02-15") }]);
  expect((await listCustomerPlans(who, { customerId: acme.id })).proposals).toEqual([]);
});

test("whoever looks after the customer hears of it once, and whoever may confirm it; nobody where nothing waits", async () => {
  const { goLive, projectId, tenantId, db, maya, cato, adam } = await sold();
  const ctx = systemContext(tenantId);
  const fact = { id: crypto.randomUUID(), entityId: projectId };
  expect(await noticeProposed(ctx, fact)).toEqual({ told: 0 });
  await goLive();
  await noticeProposed(ctx, fact);
  await noticeProposed(ctx, fact);
  const told = await db((tx) => tx.outbox.findMany({ where: { channel: "IN_APP" } }));
  expect(told.map(({ recipient }) => recipient).sort()).toEqual([maya.id, cato.id, adam.id].sort());
  expect(first(told)).toMatchObject({ payload: { title: "Northwind is live: confirm Edge" } });
});

test("a met attribute resolves the blocker that waits for it, with the evidence in the log; one resolved already stays", async () => {
  const { addTask, assign, taskOf, ingest, projectId, tenantId, db } = await sold();
  await addTask({ name: "Connect", attributes: [{ name: "users", isRequired: true, successCriteria: atLeast(10) }] });
  const { planId } = await assign();
  const ctx = systemContext(tenantId);
  const attribute = first((await taskOf(planId, "Connect")).telemetry);
  const { blockerId } = await openBlocker(ctx, { projectId, title: "No users yet", category: "CLIENT_SIDE", attributeId: attribute.id });
  await ingest(planId, [["Connect", "users", 3, 2]]);
  expect(await db((tx) => tx.auditLog.count({ where: { action: "blocker.proved" } }))).toBe(0);
  await ingest(planId, [["Connect", "users", 14, 1]]);
  const fact = await db((tx) => tx.auditLog.findFirstOrThrow({ where: { action: "blocker.proved" } }));
  expect(await db((tx) => tx.job.findFirst({ where: { type: "blocker_prove" } }))).not.toBeNull();
  const heard = { id: fact.id, name: fact.action, entity: fact.entity, entityId: blockerId, actorId: null, actorName: "System" };
  expect(await resolveByEvidence(ctx, heard)).toEqual({ resolved: true });
  expect(await db((tx) => tx.implementationBlocker.findUniqueOrThrow({ where: { id: blockerId } }))).toMatchObject({ status: "RESOLVED", resolutionNotes: `Resolved by telemetry: users 14 ≥ 10, seen ${ago(1).toISOString().slice(0, 10)}.` });
  expect(await db((tx) => tx.implementationActivity.count({ where: { projectId, type: "BLOCKER_RESOLVED", content: { contains: "users 14 ≥ 10" } } }))).toBe(1);
  expect(await resolveByEvidence(ctx, heard)).toEqual({ resolved: false });
});

test("only what this customer's plans ask and do not show yet may resolve a blocker; its owner hears when it did", async () => {
  const { addTask, assign, taskOf, ingest, projectId, tenantId, customer, db } = await sold();
  await addTask({ name: "Connect", attributes: [{ name: "users", isRequired: true, successCriteria: atLeast(10) }, { name: "seats", successCriteria: atLeast(1) }, { name: "silent" }] });
  const [{ planId }, other] = [await assign(), await assign({ customerId: (await customer("Other")).id })];
  await ingest(planId, [["Connect", "seats", 3, 1]]);
  const attribute = async (of: string, name: string) => first((await taskOf(of, "Connect")).telemetry.filter((one) => one.name === name)).id;
  const owner = await everything.internalUser.create({ data: { name: "Ruth", email: `${crypto.randomUUID()}@vendor.test`, role: "IMPLEMENTATION" } });
  const ctx = systemContext(tenantId);
  const open = (attributeId: string) => openBlocker(ctx, { projectId, title: "No users yet", category: "CLIENT_SIDE", ownerId: owner.id, attributeId });
  const faulty = { status: 422, details: { fields: { attributeId: expect.any(String) } } };
  for (const id of [await attribute(other.planId, "users"), await attribute(planId, "silent"), await attribute(planId, "seats")]) await expect(open(id)).rejects.toMatchObject(faulty);
  const users = await attribute(planId, "users");
  const { blockerId } = await openBlocker(ctx, { projectId, title: "No users yet", category: "CLIENT_SIDE", ownerId: owner.id });
  const change = (was: string | null, value: string | null) => changeBlocker(ctx, { projectId, blockerId, field: "customerTelemetryAttributeId", was, value });
  const { changeSetId } = await change(null, users);
  await undoChangeSet(ctx, { changeSetId: changeSetId ?? "" });
  await change(null, users);
  expect((await within(ctx, (tx) => listWatchable(tx, projectId))).map(({ name, asked, task, plan }) => [name, asked, task, plan])).toEqual([["seats", "≥ 1", "Connect", "Edge"], ["users", "≥ 10", "Connect", "Edge"]]);
  expect(first(await listBlockers(ctx, { projectId }))).toMatchObject({ attribute: { name: "users", asked: "≥ 10" } });
  await ingest(planId, [["Connect", "users", 14, 1]]);
  const fact = await db((tx) => tx.auditLog.findFirstOrThrow({ where: { action: "blocker.proved" } }));
  await resolveByEvidence(ctx, { id: fact.id, name: fact.action, entity: fact.entity, entityId: blockerId, actorId: null, actorName: "System" });
  expect(await db((tx) => tx.outbox.findMany({ where: { recipient: `staff:${owner.id}` } }))).toMatchObject([{ payload: { kind: "blocker.resolved", body: expect.stringContaining("users 14 ≥ 10") } }]);
});

test("a plan leaves as CSV: each task with its status, its evidence and what telemetry asks", async () => {
  const { addTask, assign, who, ingest } = await scene();
  await addTask({ name: "=Connect", weight: "12.5", outcomes: ["Faster"], attributes: [{ name: "users", isRequired: true, successCriteria: atLeast(10) }] });
  await addTask({ name: "Rest", attributes: [{ name: "seats", successCriteria: atLeast(3) }] });
  const { planId } = await assign();
  await ingest(planId, [["=Connect", "users", 14, 1]]);
  const day = ago(1).toISOString().slice(0, 10);
  const [head, first, second] = (await (await exportPlan(who, { planId })).text()).split("\r\n");
  expect(head).toContain("Number,Task,Status,Since,By,Weight");
  expect(first).toContain(`'=Connect,Completed,${ago(0).toISOString().slice(0, 10)},TELEMETRY,12.50,Essential,Faster,,,"users 14 ≥ 10, seen ${day}",users: ≥ 10; 14 on ${day}`);
  expect(second).toContain("Rest,Not started,,SYSTEM,10.00,Essential,,,,,seats: ≥ 3; no data yet");
});

test("the portfolio begins with the least adopted, page by page, and is narrowed to what needs somebody", async () => {
  const { addTask, assign, who, ingest, db, idOf } = await scene();
  await addTask({ name: "Connect", attributes: [{ name: "users", isRequired: true, successCriteria: atLeast(10) }] });
  const plans: string[] = [];
  for (const name of ["A", "B", "C"]) plans.push((await assign({ name })).planId);
  await ingest(plans[1] ?? "", [["Connect", "users", 14, 1]]);
  const list = async (more = {}) => listPlans(who, { q: "", product: undefined, state: undefined, after: undefined, limit: 2, ...more });
  const page = await list();
  expect([page.plans.map(({ name }) => name), (await list({ after: page.next ?? undefined })).plans.map(({ name, progressPercentage }) => [name, progressPercentage])]).toEqual([["A", "C"], [["B", "100.00"]]]);
  expect((await list({ q: "northw" })).plans.length).toBe(2);
  expect((await list({ q: "nobody" })).plans).toEqual([]);
  expect((await list({ state: "outdated" })).plans).toEqual([]);
  await addTask({ name: "New" });
  expect((await list({ state: "outdated" })).plans).toMatchObject([{ isOutOfDate: true }, { isOutOfDate: true }]);
  await db((tx) => tx.adoptionProgressDay.updateMany({ where: { adoptionPlanId: plans[0] ?? "" }, data: { day: ago(40) } }));
  expect((await list({ state: "stalled" })).plans).toMatchObject([{ name: "A", isStalled: true }]);
  expect(await listAssignable(who, {})).toMatchObject([{ kind: "product", name: "Edge", outcomes: [{ id: idOf("outcomes", "Faster") }, { name: "Safer" }], releases: [{ name: "1.0" }, { name: "2.0" }] }]);
});
