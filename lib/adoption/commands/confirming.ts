import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { assertChosen, lockParties } from "../choosing";
import { openPlan } from "../opening";
import { recordOpened } from "../recording";
import { proposed, type RawProposed } from "../portfolio";
import type { ConfirmAssignment } from "../rules";

/** What was sold becomes what is used: the line's product, from the day it went live, for the term of the deal's lines of it unless another is given. Once, also where several lines sold it. */
export function confirmAssignment(ctx: Ctx, { projectId, lineId, name, termMonths, externalId, ...selection }: ConfirmAssignment) {
  return within(ctx, async (tx) => {
    const [project] = await tx.$queryRaw<{ customerId: string | null }[]>`select "customerId" from implementation_projects where "tenantId" = current_tenant() and id = ${projectId}::uuid for share`;
    if (!project?.customerId) return notFound();
    const { customerId } = project;
    assertMay(ctx, "adoption.edit", { id: customerId, ownerId: null });
    const [line] = await tx.$queryRaw<RawProposed[]>`${proposed(Prisma.sql`i.id = ${projectId}::uuid
      and l."productId" in (select o."productId" from deal_lines o where o."tenantId" = current_tenant() and o.id = ${lineId}::uuid and o."dealId" = i."dealId")`)}`;
    if (!line) return notFound();
    const { productId, dealId, goLiveOn } = line;
    const { definition } = await lockParties(tx, { customerId, productId });
    await assertChosen(tx, productId, selection);
    const opened = await openPlan(tx, ctx, {
      customerId, productId, name, ...selection, productName: definition.name, definitionVersion: definition.definitionVersion, termMonths: termMonths === undefined ? line.termMonths : termMonths, from: goLiveOn, externalId, dealId,
    });
    return recordOpened(tx, ctx, { ...opened, customerId, label: `Assign ${definition.name}, sold in ${line.dealNumber}` });
  });
}
