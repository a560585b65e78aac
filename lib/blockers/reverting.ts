import "server-only";
import type { RevertHooks } from "@/lib/changes/hooks";
import { refuse } from "@/lib/refusal";

const never = () => refuse("What happened to a blocker is not undone: its clock has counted, and people have heard. Resolve it, or reopen it.");

/** A clock is never turned back. */
export const blockerHooks: RevertHooks = { lock: async () => never(), prepare: async () => never(), finish: async () => never() };
