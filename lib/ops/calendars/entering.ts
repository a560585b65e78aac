import "server-only";
import { staffContext, type Ctx } from "@/lib/auth/context";
import type { StaffCtx } from "../context";

/** A command that concerns one organization as staff give it: inside that organization, under their own name. Who may, the action has asked. */
export function inOrganization<I extends { organizationId: string }, T>(command: (ctx: Ctx, input: I) => Promise<T>) {
  return (staff: StaffCtx, input: I): Promise<T> => command(staffContext(input.organizationId, staff), input);
}
