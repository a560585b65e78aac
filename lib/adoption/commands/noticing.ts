import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { Fact } from "@/lib/events/catalog";
import { Prisma } from "@/lib/generated/prisma/client";
import { notify } from "@/lib/notifications/outbox";
import { proposed, type RawProposed } from "../portfolio";

/** The reaction to project.went_live: whoever looks after the customer hears that what was sold waits to be confirmed, and whoever may confirm it: customer success and administrators. Nothing sold, or all of it assigned: nobody hears. */
export function noticeProposed(ctx: Ctx, { id, entityId: projectId }: Pick<Fact, "id" | "entityId">) {
  return within(ctx, async (tx) => {
    const [line, ...more] = await tx.$queryRaw<RawProposed[]>`${proposed(Prisma.sql`i.id = ${projectId}::uuid`)}`;
    if (!line) return { told: 0 };
    const customer = await tx.customer.findUnique({ where: { id: line.customerId }, select: { name: true, ownerId: true, accountManager: true } });
    const confirming = await tx.user.findMany({ where: { role: { in: ["CSS", "ADMIN"] }, isActive: true }, select: { id: true }, orderBy: { id: "asc" }, take: 50 });
    const people = [...new Set([customer?.ownerId, customer?.accountManager, ...confirming.map(({ id }) => id)].filter((one) => typeof one === "string"))];
    const what = more.length === 0 ? line.productName : `${line.productName} and ${more.length} more`;
    for (const userId of people) await notify(tx, ctx, { userId, kind: "assignment.proposed", key: id, title: `${customer?.name ?? "A customer"} is live: confirm ${what}`, href: `/customers/${line.customerId}` });
    return { told: people.length };
  });
}
