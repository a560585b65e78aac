import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { mayEditContact } from "@/lib/contacts/places";
import { dayOf } from "@/lib/dates";
import { within } from "@/lib/db/within";
import { called } from "@/lib/deals/called";
import { callDeal } from "@/lib/deals/rules/calling";
import { convert, type Share } from "@/lib/deals/rules/worth";
import { Prisma } from "@/lib/generated/prisma/client";
import { tonesOf } from "@/lib/pipelines/tones";
import { heldBy } from "@/lib/presence/reading";
import type { GetCustomer } from "../rules";
import type { LineFacts } from "../rules/line";
import type { CustomerContact, CustomerDeal, CustomerFieldsShown, CustomerRecord, Named, PinnedNote, PlannedHere } from "./shapes";

type RawShare = { currencyCode: string; rate: string | null; open: string; wonInYear: string; wonEver: string };
type Raw = CustomerFieldsShown & {
  heldBy: string | null;
  contacts: Omit<CustomerContact, "canEdit">[]; contactCount: number; deals: (Omit<CustomerDeal, "tone"> & { stageColor: string; productName: string | null })[]; openCount: number; dealCount: number;
  subsidiaries: Named[]; pinned: PinnedNote[]; planned: PlannedHere[]; line: Omit<LineFacts, "openDeals">; shares: RawShare[];
};

/** The whole record, in the trash or not, in one statement. Missing or foreign: not found. */
export async function getCustomer(ctx: Ctx, asked: GetCustomer): Promise<CustomerRecord> {
  return (await findCustomer(ctx, asked)) ?? notFound();
}

export function findCustomer(ctx: Ctx, { customerId }: GetCustomer): Promise<CustomerRecord | null> {
  return within(ctx, async (tx) => {
    const { organizationTimezone, currencyCode } = ctx.setting;
    const today = dayOf(new Date(), organizationTimezone);
    const [found] = await tx.$queryRaw<{ customer: Raw }[]>`
      select to_json(customer) as customer from (
        select ${fields}, ${belongings}, ${sums(currencyCode, today)}, ${line(today)}, ${heldBy(ctx, "Customer", customerId)} as "heldBy" from customers c
        left join users u on u."tenantId" = c."tenantId" and u.id = c."ownerId"
        left join users m on m."tenantId" = c."tenantId" and m.id = c."accountManager"
        left join customers parent on parent."tenantId" = c."tenantId" and parent.id = c."parentCustomerId" and parent."deletedAt" is null
        where c."tenantId" = ${ctx.tenantId}::uuid and c.id = ${customerId}::uuid) customer`;
    return found ? shown(ctx, found.customer) : null;
  });
}

function shown(ctx: Ctx, { contacts, deals, shares, line: facts, ...customer }: Raw): CustomerRecord {
  const { id, name, ownerId, openCount, deletedAt } = customer;
  const sum = (of: "open" | "wonInYear" | "wonEver") => convert(shares.map((share): Share => ({ currencyCode: share.currencyCode, amount: share[of], rate: share.rate })), ctx.setting.currencyCode);
  const writable = !deletedAt;
  return {
    ...customer, open: sum("open"), wonInYear: sum("wonInYear"), wonEver: sum("wonEver"), line: { ...facts, openDeals: openCount },
    contacts: contacts.map((contact) => ({ ...contact, canEdit: writable && mayEditContact(ctx, { customerId: id, customerOwnerId: ownerId, ownerId: contact.ownerId }) })),
    deals: deals.map(({ stageColor, productName, ...deal }) => ({ ...deal, name: callDeal({ name: deal.name, customerName: name, productName }), tone: tonesOf(stageColor).mark })),
    canEdit: writable && may(ctx, "customers.edit", { id, ownerId }), canDelete: writable && may(ctx, "customers.delete", { id, ownerId }),
  };
}

const fields = Prisma.sql`
  c.id, c.name, c.type, c.status, c.category, c."accountType", c.industry, c."companySize", c."annualRevenue"::text, c."currencyCode", c."employeeCount", c.website, c.description, c."primaryEmail", c."primaryPhone",
  c."billingAddress", c."shippingAddress", c."ownerId", u.name as "ownerName", c."accountManager", m.name as "accountManagerName", c.source, c."preferredChannel", c.timezone, c.tags, c."customFields",
  c."parentCustomerId", parent.name as "parentName", c."externalId", c."lastContactDate", c."lastOrderDate", c."firstContactDate", c."healthScore", c."createdAt", c.version, c."deletedAt",
  (select coalesce(json_object_agg(t.name, t.color), '{}') from tags t where t."tenantId" = c."tenantId" and t.category = 'CUSTOMER' and t.name = any (c.tags)) as "tagColors"`;

/** What hangs on the customer, each list in its order and bounded, beside the count of all. */
const belongings = Prisma.sql`
  (select coalesce(json_agg(x), '[]') from (
    select k.id, k.name, k."jobTitle", k.department, k.role, k.email, k.phone, k."mobilePhone", k."isPrimary", k."emailOptIn", k."smsOptIn", k."doNotCall", k."ownerId", k.version
    from contacts k where k."tenantId" = c."tenantId" and k."customerId" = c.id and k."deletedAt" is null order by k."isPrimary" desc, k."nameKey", k.id limit 50) x) as contacts,
  (select count(*)::int from contacts k where k."tenantId" = c."tenantId" and k."customerId" = c.id and k."deletedAt" is null) as "contactCount",
  (select coalesce(json_agg(x), '[]') from (
    select d.id, d.name, d.status, s.name as "stageName", s.color as "stageColor", d.amount::text, (coalesce(d.amount, 0) - d.discount)::text as value, d."currencyCode", d."expectedCloseDate", d."closedDate",
      case when d.name = '' then (select l.name from deal_lines l where l."tenantId" = d."tenantId" and l."dealId" = d.id order by l.position limit 1) end as "productName"
    from deals d join pipeline_stages s on s."tenantId" = d."tenantId" and s.id = d."stageId"
    where d."tenantId" = c."tenantId" and d."customerId" = c.id and d."deletedAt" is null order by d.status, coalesce(d."closedDate", d."expectedCloseDate") desc nulls last, d.id limit 20) x) as deals,
  (select coalesce(json_agg(x), '[]') from (select b.id, b.name from customers b where b."tenantId" = c."tenantId" and b."parentCustomerId" = c.id and b."deletedAt" is null order by b."nameKey", b.id limit 50) x) as subsidiaries,
  (select coalesce(json_agg(x), '[]') from (select n.id, n.title, n.content, n."createdByName", n."createdAt", n.version from customer_notes n
    where n."tenantId" = c."tenantId" and n."customerId" = c.id and n."isPinned" and n."deletedAt" is null order by n.id desc limit 10) x) as pinned,
  (select coalesce(json_agg(x), '[]') from (
    select a.id, a.type, a.subject, a."dueDate", a."dueTime", a."assignedTo", w.name as "assigneeName", ${called} as "dealName", a."dealId"
    from (
      select own.id from activities own where own."tenantId" = c."tenantId" and own."customerId" = c.id
      union select own.id from deals held join activities own on own."tenantId" = held."tenantId" and own."dealId" = held.id where held."tenantId" = c."tenantId" and held."customerId" = c.id and held."deletedAt" is null) own
    join activities a on a."tenantId" = c."tenantId" and a.id = own.id
    left join users w on w."tenantId" = a."tenantId" and w.id = a."assignedTo" left join deals d on d."tenantId" = a."tenantId" and d.id = a."dealId"
    where a.status in ('PENDING', 'IN_PROGRESS') and a."deletedAt" is null
    order by a."dueKey", a.id limit 10) x) as planned,
  (select count(*)::int from deals d where d."tenantId" = c."tenantId" and d."customerId" = c.id and d."deletedAt" is null and d.status = 'OPEN') as "openCount",
  (select count(*)::int from deals d where d."tenantId" = c."tenantId" and d."customerId" = c.id and d."deletedAt" is null) as "dealCount"`;

/** Per currency what is open and what was won, each with the rate into the organization's currency. crm.md, What a deal is worth. */
function sums(currencyCode: string, today: string) {
  return Prisma.sql`
    (select coalesce(json_agg(x), '[]') from (
      select d."currencyCode", coalesce(sum(w.worth) filter (where d.status = 'OPEN'), 0)::text as open, coalesce(sum(w.worth) filter (where d.status = 'WON'), 0)::text as "wonEver",
        coalesce(sum(w.worth) filter (where d.status = 'WON' and d."closedDate" > ${today}::date - interval '12 months'), 0)::text as "wonInYear",
        (select r.rate::text from exchange_rates r where r."tenantId" = c."tenantId" and r."from" = d."currencyCode" and r."to" = ${currencyCode} and r.day <= ${today}::date order by r.day desc limit 1) as rate
      from deals d cross join lateral (select coalesce(d.amount, 0) - d.discount as worth) w
      where d."tenantId" = c."tenantId" and d."customerId" = c.id and d."deletedAt" is null and d.status <> 'LOST' group by d."currencyCode") x) as shares`;
}

function line(today: string) {
  return Prisma.sql`
  json_build_object(
    'leadAt', (select min(l."createdAt") from leads l where l."tenantId" = c."tenantId" and l."customerId" = c.id and l."deletedAt" is null),
    'wonOn', (select min(d."closedDate") from deals d where d."tenantId" = c."tenantId" and d."customerId" = c.id and d."deletedAt" is null and d.status = 'WON'),
    'hasProject', exists (select from implementation_projects p where p."tenantId" = c."tenantId" and p."customerId" = c.id and p.status <> 'CANCELLED'),
    'kickoffOn', (select min(p."kickoffDate") from implementation_projects p where p."tenantId" = c."tenantId" and p."customerId" = c.id and p.status <> 'CANCELLED'),
    'goLiveTarget', (select max(p."targetGoLiveDate") from implementation_projects p where p."tenantId" = c."tenantId" and p."customerId" = c.id and p.status <> 'CANCELLED'),
    'goLiveOn', (select min(p."actualGoLiveDate") from implementation_projects p where p."tenantId" = c."tenantId" and p."customerId" = c.id and p.status <> 'CANCELLED'),
    'adoption', (select round(avg(a."progressPercentage"), 2)::float from adoption_plans a join customer_products cp on cp."tenantId" = a."tenantId" and cp.id = a."customerProductId"
      where cp."tenantId" = c."tenantId" and cp."customerId" = c.id and cp."deletedAt" is null),
    'renewsOn', (select min(cp."renewsAt") from customer_products cp where cp."tenantId" = c."tenantId" and cp."customerId" = c.id and cp."deletedAt" is null and cp."renewsAt" >= ${today}::date)) as line`;
}
