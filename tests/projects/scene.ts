import { staffContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { Fact } from "@/lib/events/catalog";
import type { InternalRole } from "@/lib/generated/prisma/enums";
import { openFromDeal } from "@/lib/projects/commands/opening";
import { startImplementation } from "@/lib/projects/commands/starting";
import type { ProjectType } from "@/lib/projects/rules/kinds";
import { systemContext } from "@/lib/auth/context";
import { first, world, type World } from "../support/world";

/** Ruth leads implementations, Leon manages her. */
export async function colleague(name: string, more: { managerId?: string; role?: InternalRole; isActive?: boolean } = {}) {
  const person = await everything.internalUser.create({ data: { name, role: "IMPLEMENTATION", email: `${crypto.randomUUID()}@vendor.test`, ...more } });
  return { ...person, in: ({ tenantId }: { tenantId: string }) => staffContext(tenantId, { staffId: person.id, name }) };
}

/** A seller that onboards clients, a won deal of a customer, and Ruth and Leon of the staff. */
export async function seller() {
  const w = await world();
  await everything.organization.update({ where: { id: w.tenantId }, data: { canOnboardClients: true } });
  const customer = await w.customer(`Bellwether ${crypto.randomUUID().slice(0, 6)}`);
  const deal = first(await w.deals(1, w.won, { status: "WON", customerId: customer.id, competitors: ["Rival"] }));
  const leon = await colleague("Leon");
  const ruth = await colleague("Ruth", { managerId: leon.id });
  return { ...w, customer, deal, ruth, leon };
}

/** Hands the deal over and runs the job that hears it, as the ledger would. */
export async function handOver({ tenantId, as, adam, deal }: Pick<World, "tenantId" | "as" | "adam"> & { deal: { id: string } }, more: { type?: ProjectType; promisedDate?: string; kickoffDate?: string; notes?: string; dayToDayContactId?: string; hasNoCompetitors?: boolean } = {}) {
  await startImplementation(as(adam), { dealId: deal.id, type: "GENERAL_BUSINESS", hasNoCompetitors: false, ...more });
  const job = await everything.job.findFirstOrThrow({ where: { tenantId, type: "project_open" }, orderBy: { id: "desc" } });
  return openFromDeal(systemContext(tenantId), Fact.parse(job.payload));
}

/** A project of the seller, and Ruth at work in it. */
export async function project(more: Parameters<typeof handOver>[1] = {}) {
  const s = await seller();
  const opened = await handOver(s, more);
  const projectId = opened.projectId ?? "";
  const row = () => everything.implementationProject.findUniqueOrThrow({ where: { id: projectId } });
  const tasks = () => everything.implementationTask.findMany({ where: { projectId, deletedAt: null }, orderBy: [{ phase: "asc" }, { sortOrder: "asc" }] });
  const task = async (name: string) => first((await tasks()).filter((each) => each.name.startsWith(name)));
  const log = async () => (await everything.implementationActivity.findMany({ where: { projectId }, orderBy: { id: "asc" } })).map(({ type, subject }) => `${type} ${subject}`);
  const facts = async () => (await everything.auditLog.findMany({ where: { projectId }, orderBy: { id: "asc" } })).map(({ action, actorName }) => `${action} ${actorName}`);
  return { ...s, projectId, row, tasks, task, log, facts, ctx: s.ruth.in(s), second: s.leon.in(s), elsewhere: s.ruth.in(await world()) };
}
