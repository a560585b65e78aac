import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";

/** The context's own organization with its calendar as it is stored. */
export function getOwnCalendar(ctx: Ctx) {
  return within(ctx, async (tx) => (await tx.organization.findUnique({ where: { id: ctx.tenantId }, select: { id: true, name: true, timezone: true, businessCalendar: true } })) ?? notFound());
}
