import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { assignmentHooks, customerTaskHooks, planHooks } from "@/lib/adoption/reverting";
import { blockerHooks } from "@/lib/blockers/reverting";
import { dealHooks } from "@/lib/deals/reverting";
import type { Change } from "@/lib/events/record";
import { stageHooks } from "@/lib/pipelines/reverting";
import { organizationHooks } from "@/lib/organizations/reverting";
import { personHooks } from "@/lib/people/reverting";
import { commentHooks, projectHooks, taskHooks } from "@/lib/projects/reverting";
import type { ChangeItemRow } from "./queries";

/** What putting a row back needs beyond its columns: locks taken in the usual order, values the world has moved under, history. */
export type RevertHooks = {
  lock: (tx: Tx, items: ChangeItemRow[]) => Promise<unknown>;
  prepare: (tx: Tx, item: ChangeItemRow) => Promise<Pick<ChangeItemRow, "entityId" | "before" | "after">>;
  finish: (tx: Tx, ctx: Ctx, change: Change) => Promise<unknown>;
};

export const revertHooks: Record<string, RevertHooks> = { PipelineStage: stageHooks, Deal: dealHooks, User: personHooks, Organization: organizationHooks, ImplementationProject: projectHooks, ImplementationTask: taskHooks, ImplementationBlocker: blockerHooks, ClientComment: commentHooks, ...assignmentHooks, ...customerTaskHooks, ...planHooks };
