import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { counted, page, proposed, type Row } from "../portfolio";
import type { ListAssignable, OfCustomer } from "../rules";
import type { ListPlans } from "../rules/portfolio";
import type { Assignable, CustomerPlans, Portfolio } from "../shapes";

/** The plans of all customers, of products and of solutions, least adopted first; `next` is what to send as `after`. Two statements: the page, and how many are in each state. */
export function listPlans(ctx: Ctx, { after, limit, q, product, state }: ListPlans): Promise<Portfolio> {
  return within(ctx, async (tx) => {
    const [asked, at] = [{ q, product, state }, { after: after ?? null, limit: limit + 1 }];
    const plans = await tx.$queryRaw<Row[]>`select * from (${page("product", asked, at)} union all ${page("solution", asked, at)}) p order by p."progressPercentage"::decimal, p.id limit ${limit + 1}`;
    const [counts = { all: 0, outdated: 0, stalled: 0, stale: 0, proposed: 0 }] = await tx.$queryRaw<Portfolio["counts"][]>`
      select sum("all")::int as "all", sum(outdated)::int as outdated, sum(stalled)::int as stalled, sum(stale)::int as stale, sum(proposed)::int as proposed from (${counted("product", asked)} union all ${counted("solution", asked)}) k`;
    return { plans: plans.slice(0, limit), next: plans.length > limit ? (plans[limit - 1]?.id ?? null) : null, counts };
  });
}

/** What a customer uses, solutions first, and what an implementation that went live proposes to assign. */
export function listCustomerPlans(ctx: Ctx, { customerId }: OfCustomer): Promise<CustomerPlans> {
  return within(ctx, async (tx) => {
    const [found] = await tx.$queryRaw<Pick<CustomerPlans, "plans" | "proposals">[]>`
      select (select coalesce(json_agg(x), '[]') from (
      select p.id, 'solution' as kind, c.name, p."solutionName" as "productName", p."definitionVersion" < s."definitionVersion" as "isOutOfDate",
        c."licenseLevel"::text, p."totalTasks", p."completedTasks", p."totalWeight"::text, p."completedWeight"::text, p."progressPercentage"::text
      from customer_solutions c join solution_adoption_plans p on p."tenantId" = c."tenantId" and p."customerSolutionId" = c.id join solutions s on s."tenantId" = p."tenantId" and s.id = p."solutionId"
      where c."tenantId" = ${ctx.tenantId}::uuid and c."customerId" = ${customerId}::uuid and c."deletedAt" is null
      union all
      select p.id, 'product', c.name, p."productName", p."definitionVersion" < d."definitionVersion", c."licenseLevel"::text, p."totalTasks", p."completedTasks", p."totalWeight"::text, p."completedWeight"::text, p."progressPercentage"::text
      from customer_products c join adoption_plans p on p."tenantId" = c."tenantId" and p."customerProductId" = c.id join products d on d."tenantId" = p."tenantId" and d.id = p."productId"
      where c."tenantId" = ${ctx.tenantId}::uuid and c."customerId" = ${customerId}::uuid and c."deletedAt" is null
      order by 2 desc, 4, 1 limit 50) x) as plans,
      (select coalesce(json_agg(x), '[]') from (${proposed(Prisma.sql`i."customerId" = ${customerId}::uuid`)}) x) as proposals`;
    return { plans: found?.plans ?? [], proposals: found?.proposals ?? [], canEdit: may(ctx, "adoption.edit", { id: customerId, ownerId: null }) };
  });
}

/** Products and solutions with what may be chosen of each; a solution offers its products' outcomes and releases as well. */
export function listAssignable(ctx: Ctx, _: ListAssignable): Promise<Assignable[]> {
  return within(ctx, (tx) => tx.$queryRaw<Assignable[]>`
    select 'product' as kind, d.id, d.name,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o."displayOrder", o.id), '[]')
        from outcomes o where o."tenantId" = d."tenantId" and o."productId" = d.id and o."deletedAt" is null and o."isActive") as outcomes,
      (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) order by r."displayOrder", r.level, r.id), '[]')
        from releases r where r."tenantId" = d."tenantId" and r."productId" = d.id and r."deletedAt" is null and r."isActive") as releases
    from products d where d."tenantId" = ${ctx.tenantId}::uuid and d."deletedAt" is null
    union all
    select 'solution', s.id, s.name,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o."productId" nulls first, o."displayOrder", o.id), '[]') from outcomes o where o."tenantId" = s."tenantId" and o."deletedAt" is null and o."isActive"
        and (o."solutionId" = s.id or o."productId" in (select x."productId" from solution_products x where x."tenantId" = s."tenantId" and x."solutionId" = s.id))),
      (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) order by r."productId" nulls first, r."displayOrder", r.level, r.id), '[]')
        from releases r where r."tenantId" = s."tenantId" and r."deletedAt" is null and r."isActive"
        and (r."solutionId" = s.id or r."productId" in (select x."productId" from solution_products x where x."tenantId" = s."tenantId" and x."solutionId" = s.id)))
    from solutions s where s."tenantId" = ${ctx.tenantId}::uuid and s."deletedAt" is null
    order by 1 desc, 3, 2 limit 500`);
}
