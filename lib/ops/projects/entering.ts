import "server-only";
import { notFound } from "next/navigation";
import { staffContext, type Ctx } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import type { StaffCtx } from "../context";

/** A command of lib/projects or lib/blockers as staff give it: inside the organization the project belongs to, under their own name. */
export function inProject<I extends { projectId: string }, T>(command: (ctx: Ctx, input: I) => Promise<T>) {
  return async (staff: StaffCtx, input: I): Promise<T> => command(await contextFor(staff, input.projectId), input);
}

/** The same for a command on a deal: inside the organization that sold it. */
export function onDeal<I extends { dealId: string }, T>(command: (ctx: Ctx, input: I) => Promise<T>) {
  return async (staff: StaffCtx, input: I): Promise<T> => {
    const deal = (await everything.deal.findFirst({ where: { id: input.dealId, deletedAt: null, tenant: { isActive: true, deletedAt: null } }, select: { tenantId: true } })) ?? notFound();
    return command(staffContext(deal.tenantId, staff), input);
  };
}

/** The staff's context in the organization a project belongs to; missing: not found. */
export async function contextFor(staff: StaffCtx, projectId: string): Promise<Ctx> {
  const project = await everything.implementationProject.findUnique({ where: { id: projectId }, select: { tenantId: true } });
  return project ? staffContext(project.tenantId, staff) : notFound();
}
