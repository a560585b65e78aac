import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";

const settings = {
  id: true, name: true, slug: true, timezone: true, locale: true, currencyCode: true, domains: true, industry: true, employeeBand: true,
  isEditingOpen: true, mfaPolicy: true, supportAccessPolicy: true, targetIndustries: true, version: true,
} as const;

/** The person's own organization, as its settings show it. */
export function getOrganization(ctx: Ctx) {
  return within(ctx, async (tx) => (await tx.organization.findUnique({ where: { id: ctx.tenantId }, select: settings })) ?? notFound());
}
export type OrganizationSettings = Awaited<ReturnType<typeof getOrganization>>;

export async function lockOrganization(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from organizations where id = ${id}::uuid for no key update`;
  return (await tx.organization.findUnique({ where: { id }, select: settings })) ?? notFound();
}

/** The organization's identity provider, without its secret; null when people sign in by password alone. */
export function findConnection(ctx: Ctx) {
  return within(ctx, (tx) => tx.oidcConnection.findFirst({ where: { isActive: true }, select: { id: true, issuer: true, clientId: true, domains: true }, orderBy: { id: "asc" } }));
}
export type Connection = NonNullable<Awaited<ReturnType<typeof findConnection>>>;
