import type { z } from "zod";
import type { HistoryActions } from "@/components/changes/history-panel";
import type { Act, Undo } from "@/components/changes/tell";
import type { Outcome } from "@/lib/action";
import type * as rules from "@/lib/adoption/rules";
import type { Assignable, Preview } from "@/lib/adoption/shapes";

type Done = { changeSetId: string | null };
type Opened = { changeSetId: string; planId: string };

/** The server's side of assigning, handed in by the page. */
export type AssignActions = {
  assignProduct: Act<z.input<typeof rules.AssignProduct>, Opened>;
  assignSolution: Act<z.input<typeof rules.AssignSolution>, Opened>;
  confirmAssignment: Act<z.input<typeof rules.ConfirmAssignment>, Opened>;
  listAssignable: (input: Record<string, never>) => Promise<Outcome<Assignable[]>>;
  undoChangeSet: Undo;
};

/** The server's side of a plan. */
export type PlanActions = Pick<AssignActions, "listAssignable" | "undoChangeSet"> & HistoryActions & {
  changeAssignment: Act<z.input<typeof rules.ChangeAssignment>, Done>;
  editAssignment: Act<z.input<typeof rules.EditAssignment>, Done>;
  removeAssignment: Act<z.input<typeof rules.RemoveAssignment>>;
  syncPlan: Act<z.input<typeof rules.SyncPlan>, Done>;
  setTaskStatus: Act<z.input<typeof rules.SetTaskStatus>>;
  setTaskStatuses: Act<z.input<typeof rules.SetTaskStatuses>>;
  acceptProposal: Act<z.input<typeof rules.AcceptProposal>>;
  dismissProposal: Act<z.input<typeof rules.DismissProposal>>;
  previewSync: (input: z.input<typeof rules.PreviewSync>) => Promise<Outcome<Preview>>;
};
