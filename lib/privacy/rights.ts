import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { refuse } from "@/lib/refusal";

/** An administrator, and by their own hand: staff who look as one neither take personal data out nor erase it. Spec: operations.md, Impersonation. */
export function assertOwnHand(ctx: Ctx, permission: "privacy.export" | "privacy.erase") {
  assertMay(ctx, permission);
  if (ctx.onBehalfOf) refuse("Personal data is neither exported nor erased while looking as somebody else.", 403);
}
