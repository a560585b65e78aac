import "server-only";
import { notFound } from "next/navigation";
import { everything } from "@/lib/db/everything";
import type { StaffCtx } from "../context";
import { noteStaff } from "../facts";
import type { ListOrganizations } from "./rules";

const PAGE = 50;

export type OrganizationRow = { id: string; name: string; slug: string; isActive: boolean; isVendor: boolean; people: number; deals: number; lastActivityAt: Date | null; successManagerName: string | null };

/** Organizations by name, fifty a page. A search is noted: it looks across tenants without a session for any of them. */
export async function listOrganizations(staff: StaffCtx, { q, after }: ListOrganizations) {
  const term = q ? `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%` : null;
  const rows = await everything.$queryRaw<OrganizationRow[]>`
    select o.id, o.name, o.slug, o."isActive", o."isVendor", m.name as "successManagerName",
      (select count(*)::int from users u where u."tenantId" = o.id and u."isActive") as people,
      (select coalesce(sum(t.count), 0)::int from stage_totals t where t."tenantId" = o.id) as deals,
      (select max(a."createdAt") from audit_logs a where a."tenantId" = o.id) as "lastActivityAt"
    from organizations o left join internal_users m on m.id = o."successManagerId"
    where o."deletedAt" is null
      and (${term}::text is null or lower(o.name) like ${term} or o.slug like ${term} or o.id::text = ${q ?? null}::text or exists (select from unnest(o.domains) domain where domain like ${term}))
      and (${after ?? null}::uuid is null or (o.name, o.id) > (select a.name, a.id from organizations a where a.id = ${after ?? null}::uuid))
    order by o.name, o.id limit ${PAGE + 1}`;
  if (q) await noteStaff(everything, staff, { name: "staff.searched", entity: "Organization", entityId: staff.staffId, details: { found: Math.min(rows.length, PAGE) } });
  return { organizations: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

const client = {
  id: true, name: true, slug: true, domains: true, timezone: true, currencyCode: true, industry: true, isActive: true, isVendor: true, canOnboardClients: true, supportAccessPolicy: true, createdAt: true, version: true,
  successManagerId: true, successManager: { select: { name: true } },
} as const;

/** One organization as staff see it without a session for it: its frame and its administrators, none of its records. */
export async function getClient(_: StaffCtx, id: string) {
  const organization = await everything.organization.findFirst({ where: { id, deletedAt: null }, select: client });
  if (!organization) return notFound();
  const admins = await everything.user.findMany({ where: { tenantId: id, role: "ADMIN" }, select: { id: true, name: true, email: true, isActive: true, lastLoginAt: true }, orderBy: [{ name: "asc" }, { id: "asc" }], take: 50 });
  return { ...organization, admins };
}
export type Client = Awaited<ReturnType<typeof getClient>>;
