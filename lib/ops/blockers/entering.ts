import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { lockForBlocker } from "@/lib/blockers/entering";
import { together } from "@/lib/db/within";
import type { StaffCtx } from "../context";
import { contextFor } from "../projects/entering";

/** A command on one blocker as its owner gives it, whatever their role: somebody else's blocker is not there. */
export function asOwner<I extends { projectId: string; blockerId: string }, T>(command: (ctx: Ctx, input: I) => Promise<T>) {
  return async (staff: StaffCtx, input: I): Promise<T> => {
    const ctx = await contextFor(staff, input.projectId);
    return together(ctx, async (tx) => {
      const { blocker } = await lockForBlocker(tx, ctx, input);
      return blocker.ownerId === staff.staffId ? command(ctx, input) : notFound();
    });
  };
}
