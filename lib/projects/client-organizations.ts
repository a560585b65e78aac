import "server-only";
import { notFound } from "next/navigation";
import { BusinessCalendar } from "@/lib/calendars/rules";
import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import { everything } from "@/lib/db/everything";
import { noteStaff, type OpsTx } from "@/lib/ops/facts";
import { slugFrom } from "@/lib/ops/organizations/rules";
import { openPipeline } from "@/lib/organizations/opening";

export type Linked = { organizationId: string; isNew: boolean };

/** The organization a customer becomes once it is onboarded; made, with its default pipeline, and linked if there is none yet. Harmless to repeat. */
export function ensureClient(tenantId: string, customerId: string): Promise<Linked> {
  return everything.$transaction(async (tx) => {
    const [customer] = await tx.$queryRaw<{ name: string; timezone: string | null; currencyCode: string | null; clientOrganizationId: string | null }[]>`
      select name, timezone, "currencyCode", "clientOrganizationId" from customers where "tenantId" = ${tenantId}::uuid and id = ${customerId}::uuid for no key update`;
    if (!customer) return notFound();
    if (customer.clientOrganizationId) return { organizationId: customer.clientOrganizationId, isNew: false };
    const seller = await tx.organization.findUniqueOrThrow({ where: { id: tenantId }, select: { timezone: true, locale: true, currencyCode: true, businessCalendar: true } });
    const currencyCode = customer.currencyCode ?? seller.currencyCode;
    const data = {
      name: customer.name, slug: await freeSlug(tx, customer.name), timezone: customer.timezone ?? seller.timezone, locale: seller.locale, currencyCode,
      businessCalendar: calendarFor(seller.businessCalendar, customer.timezone ?? seller.timezone),
    };
    const { id } = await tx.organization.create({ data, select: { id: true } });
    await openPipeline(tx, { tenantId: id, currencyCode });
    await noteStaff(tx, { staffId: null, name: "System" }, { name: "organization.created", entity: "Organization", entityId: id, details: {}, tenantId: id });
    await tx.customer.update({ where: { id: customerId }, data: { clientOrganizationId: id }, select: { id: true } });
    return { organizationId: id, isNew: true };
  });
}

/** Until the client sets its own: the seller's hours in the client's zone, without the seller's holidays; else Monday to Friday, nine to five. */
function calendarFor(seller: unknown, zone: string): BusinessCalendar {
  const known = BusinessCalendar.safeParse(seller).data?.windows ?? [];
  return known.length > 0 ? { zone, windows: known, holidays: [], overrides: [] } : ordinaryCalendar(zone);
}

async function freeSlug(tx: OpsTx, name: string) {
  const stem = slugFrom(name).slice(0, 50) || "client";
  const taken = new Set((await tx.organization.findMany({ where: { slug: { startsWith: stem } }, select: { slug: true }, orderBy: { slug: "asc" }, take: 1000 })).map(({ slug }) => slug));
  const free = [stem, ...Array.from({ length: 50 }, (_, n) => `${stem}-${n + 2}`)].find((slug) => !taken.has(slug));
  return free ?? `${stem}-${crypto.randomUUID().slice(0, 8)}`;
}
