import { expect, test } from "vitest";
import { systemContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { winDeals } from "@/lib/deals/commands/closing";
import { WinDeals } from "@/lib/deals/rules";
import { Fact } from "@/lib/events/catalog";
import { onDeal } from "@/lib/ops/projects/entering";
import { findWonDeals } from "@/lib/ops/projects/queries/clients";
import { openFromDeal } from "@/lib/projects/commands/opening";
import { startImplementation } from "@/lib/projects/commands/starting";
import { listImplementations } from "@/lib/projects/queries";
import { first, world } from "../support/world";
import { staff } from "../ops/staff";
import { handOver, project, seller } from "./scene";

const start = (dealId: string) => ({ dealId, type: "GENERAL_BUSINESS", hasNoCompetitors: false }) as const;

test("a won deal is handed over; the job opens the project with the client's organization, all linked", async () => {
  const p = await project({ kickoffDate: "2026-06-01" });
  const row = await p.row();
  const customer = await everything.customer.findUniqueOrThrow({ where: { id: p.customer.id } });
  expect([row.customerId, row.dealId, row.clientOrganizationId]).toEqual([p.customer.id, p.deal.id, customer.clientOrganizationId]);
  const client = await everything.organization.findUniqueOrThrow({ where: { id: row.clientOrganizationId }, include: { pipelines: true } });
  expect([client.name, client.pipelines.length, client.canOnboardClients]).toEqual([p.customer.name, 1, false]);
  expect([row.type, row.status, row.currentPhase, row.healthScore <= 100, (await p.tasks()).length]).toEqual(["GENERAL_BUSINESS", expect.stringMatching(/NOT_STARTED|AT_RISK/), "DISCOVERY", true, 19]);
  expect(await everything.goLiveGate.count({ where: { projectId: p.projectId } })).toBe(4);
  expect(await everything.readinessItem.count({ where: { projectId: p.projectId } })).toBe(7);
  expect(await p.facts()).toEqual(["project.opened System"]);
  const told = await everything.auditLog.findMany({ where: { tenantId: p.tenantId, dealId: p.deal.id }, orderBy: { id: "asc" }, select: { action: true, actorName: true } });
  expect(told).toEqual([{ action: "deal.handed_over", actorName: "Adam" }, { action: "project.opened", actorName: "System" }]);
});

test("its dates follow from the kickoff, and the target is the forecast unless the deal promised one", async () => {
  const next = new Date(Date.now() + 30 * 86_400_000);
  next.setUTCDate(next.getUTCDate() + ((8 - next.getUTCDay()) % 7)); // a Monday to come
  const kickoffDate = next.toISOString().slice(0, 10);
  const p = await project({ kickoffDate });
  const friday = new Date(next.getTime() + (7 * 5 - 3) * 86_400_000).toISOString().slice(0, 10);
  const row = await p.row();
  expect([row.targetGoLiveDate, row.forecastGoLiveDate].map((day) => day?.toISOString().slice(0, 10))).toEqual([friday, friday]);
  expect((await p.task("Hold the kickoff")).dueDate?.toISOString().slice(0, 10)).toBe(kickoffDate);
  const promised = await project({ kickoffDate, promisedDate: "2030-01-01" });
  expect((await promised.row()).targetGoLiveDate?.toISOString().slice(0, 10)).toBe("2030-01-01");
});

test("lines, contacts, competitors, what was promised and the notes come along as the handoff, with its score", async () => {
  const s = await seller();
  const contact = await s.db((tx) => tx.contact.create({ data: { tenantId: s.tenantId, customerId: s.customer.id, name: "Ines", jobTitle: "CCO", ownerId: s.maya.id } }));
  await s.db((tx) => tx.dealContact.create({ data: { tenantId: s.tenantId, dealId: s.deal.id, contactId: contact.id, role: "DECISION_MAKER", isPrimary: true } }));
  await s.db((tx) => tx.dealLine.create({ data: { tenantId: s.tenantId, dealId: s.deal.id, position: 1, name: "Hotline", licenseLevel: "ADVANTAGE" } }));
  const { projectId } = await handOver(s, { promisedDate: "2030-01-01", dayToDayContactId: contact.id, notes: "Works council first." });
  const row = await everything.implementationProject.findUniqueOrThrow({ where: { id: projectId ?? "" } });
  expect(row.handoff).toMatchObject({ lines: [{ name: "Hotline", licenseLevel: "ADVANTAGE" }], contacts: [{ name: "Ines", role: "DECISION_MAKER" }], dayToDayContact: "Ines", promisedDate: "2030-01-01", competitors: ["Rival"], notes: expect.stringContaining("Works council first.") });
  expect(row.handoffScore).toMatchObject({ total: 87.5 }); // no outcome was chosen
});

test("running the job again, or handing over twice, opens one project", async () => {
  const s = await seller();
  await handOver(s);
  const job = await everything.job.findFirstOrThrow({ where: { tenantId: s.tenantId, type: "project_open" } });
  expect(await openFromDeal(systemContext(s.tenantId), Fact.parse(job.payload))).toEqual({ opened: false, projectId: null });
  await expect(startImplementation(s.as(s.adam), start(s.deal.id))).rejects.toThrow("This deal has its implementation already.");
  expect(await everything.implementationProject.count({ where: { tenantId: s.tenantId } })).toBe(1);
});

test("a client has one implementation at a time", async () => {
  const s = await seller();
  await handOver(s);
  const [again] = await s.deals(1, s.won, { status: "WON", customerId: s.customer.id });
  await expect(startImplementation(s.as(s.adam), start(again?.id ?? ""))).rejects.toThrow("This client has an implementation under way.");
});

test("only a won deal with a customer, where clients are onboarded, by an administrator", async () => {
  const s = await seller();
  const [open] = await s.deals(1);
  await expect(startImplementation(s.as(s.adam), start(open?.id ?? ""))).rejects.toThrow("Win the deal first.");
  await expect(startImplementation(s.ctx, start(s.deal.id))).rejects.toMatchObject({ status: 403 });
  const [alone] = await s.deals(1, s.won, { status: "WON" });
  await expect(startImplementation(s.as(s.adam), start(alone?.id ?? ""))).rejects.toThrow("no customer");
  await everything.organization.update({ where: { id: s.tenantId }, data: { canOnboardClients: false } });
  await expect(startImplementation(s.as(s.adam), start(s.deal.id))).rejects.toThrow("does not onboard clients");
});

test("another tenant's deal is not there", async () => {
  const [s, other] = [await seller(), await world()];
  await expect(startImplementation(other.as(other.adam), start(s.deal.id))).rejects.toThrow(/404/);
});

test("whoever may not start the implementation of a won deal reads that it waits for an administrator", async () => {
  const s = await seller();
  expect(await listImplementations(s.ctx, { dealId: s.deal.id })).toMatchObject({ canStart: false, isWaiting: true });
  expect(await listImplementations(s.as(s.adam), { dealId: s.deal.id })).toMatchObject({ canStart: true, isWaiting: false });
});

test("staff hand a won deal over from the portal: found by its customer's name, the project is the seller's; not an open one, not one under way, not where nobody is onboarded", async () => {
  const [s, ruth] = [await seller(), await staff("Ruth", "IMPLEMENTATION")];
  const q = s.customer.name;
  const found = async () => (await findWonDeals(ruth.ctx, { q })).map(({ id, sellerName }) => [id, sellerName]);
  expect(await found()).toEqual([[s.deal.id, "Acme"]]);
  const start = onDeal(startImplementation);
  const [open] = await s.deals(1);
  await expect(start(ruth.ctx, { dealId: open?.id ?? "", type: "GENERAL_BUSINESS", hasNoCompetitors: true })).rejects.toThrow("Win the deal first.");
  await expect(start(ruth.ctx, { dealId: crypto.randomUUID(), type: "GENERAL_BUSINESS", hasNoCompetitors: true })).rejects.toThrow(/404/);
  await start(ruth.ctx, { dealId: s.deal.id, type: "SMB_QUICK_START", hasNoCompetitors: true });
  const fact = await everything.auditLog.findFirstOrThrow({ where: { tenantId: s.tenantId, action: "deal.handed_over" } });
  expect([fact.actorKind, fact.actorName, fact.dealId, await found()]).toEqual(["STAFF", "Ruth", s.deal.id, []]);
  const job = await everything.job.findFirstOrThrow({ where: { tenantId: s.tenantId, type: "project_open" } });
  const { projectId } = await openFromDeal(systemContext(s.tenantId), Fact.parse(job.payload));
  expect(await everything.implementationProject.findUnique({ where: { id: projectId ?? "" } })).toMatchObject({ tenantId: s.tenantId, customerId: s.customer.id, dealId: s.deal.id, type: "SMB_QUICK_START" });
  const other = await seller();
  await everything.organization.update({ where: { id: other.tenantId }, data: { canOnboardClients: false } });
  expect(await findWonDeals(ruth.ctx, { q: other.customer.name })).toEqual([]);
  await expect(start(ruth.ctx, { dealId: other.deal.id, type: "GENERAL_BUSINESS", hasNoCompetitors: true })).rejects.toThrow("does not onboard clients");
});

test("winning a deal offers its implementation to whoever may start one, and to nobody else", async () => {
  const s = await seller();
  const won = async (ctx: typeof s.ctx) => {
    const customer = await s.db((tx) => tx.customer.create({ data: { tenantId: s.tenantId, name: `Larkfield ${crypto.randomUUID()}` } }));
    const deal = first(await s.deals(1, s.negotiation, { customerId: customer.id }));
    return { deal, done: await winDeals(ctx, WinDeals.parse({ cards: [{ dealId: deal.id, fromStageId: s.negotiation.id }] })) };
  };
  const { deal, done } = await won(s.as(s.adam));
  expect(done).toEqual({ changeSetId: expect.any(String), next: { label: "Start implementation", href: `/deals/${deal.id}` } });
  expect((await won(s.ctx)).done).toEqual({ changeSetId: expect.any(String) });
});
