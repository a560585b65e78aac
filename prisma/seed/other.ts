import type { Db } from "./db";
import { hashPassword } from "@/lib/auth/passwords";
import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import { openPipeline } from "@/lib/organizations/opening";
import { ranksBetween } from "@/lib/rank";

/** A second organization, small, so that it can be seen that neither sees the other. */
export async function seedOther(db: Db, password: string, now: Date) {
  const { id: tenantId } = await db.organization.create({ data: { name: "Northwind Audit", slug: "northwind-audit", domains: ["other.test"], timezone: "Europe/London", businessCalendar: ordinaryCalendar("Europe/London"), locale: "en-GB", currencyCode: "GBP" } });
  const owner = await db.user.create({ data: { tenantId, name: "Rowan Ashby", fullName: "Rowan Ashby", username: "rowan", email: "admin@other.test", role: "ADMIN", isAdmin: true, password: await hashPassword(password), mustChangePassword: false } });
  const pipelineId = await openPipeline(db, { tenantId, currencyCode: "GBP" });
  const [stage] = await db.pipelineStage.findMany({ where: { tenantId, pipelineId }, orderBy: { order: "asc" }, take: 1 });
  if (!stage) throw new Error("The pipeline has no stage");
  const customer = await db.customer.create({ data: { tenantId, name: "Larchmont Ceramics", ownerId: owner.id, currencyCode: "GBP" } });
  const year = now.getUTCFullYear();
  const deals = ["Internal audit, first year", "Whistleblowing review", "Supplier due diligence"].map((name, n) => ({
    tenantId, name, dealNumber: `D-${year}-${String(n + 1).padStart(5, "0")}`, customerId: customer.id, pipelineId, stageId: stage.id, stageOrder: ranksBetween(null, null, 3)[n] ?? "a0", probability: stage.probability, amount: 12_000 + n * 4000, currencyCode: "GBP", ownerId: owner.id,
  }));
  await db.deal.createMany({ data: deals });
  await db.counter.create({ data: { tenantId, name: "deal", year, value: deals.length } });
}
