import type { Act } from "./use-run";
import type { z } from "zod";
import type * as rules from "@/lib/projects/rules";
import type { SaveTemplate } from "@/lib/ops/projects/rules";

type In<S extends z.ZodType> = Act<z.input<S>>;

/** What staff do on a project's page: the actions of its folder. */
export type ProjectActions = {
  editProject: In<typeof rules.EditProject>;
  addTask: In<typeof rules.AddTask>;
  editTask: In<typeof rules.EditTask>;
  bulkEditTasks: In<typeof rules.BulkEditTasks>;
  moveTask: In<typeof rules.MoveTask>;
  removeTasks: In<typeof rules.ManyTasks>;
  startTasks: In<typeof rules.ManyTasks>;
  completeTasks: In<typeof rules.ManyTasks>;
  skipTasks: In<typeof rules.SkipTasks>;
  reopenTasks: In<typeof rules.ManyTasks>;
  changePhase: In<typeof rules.ChangePhase>;
  goLive: In<typeof rules.EndPhase>;
  completeProject: In<typeof rules.EndPhase>;
  holdProject: In<typeof rules.WithReason>;
  resumeProject: In<typeof rules.OneProject>;
  cancelProject: In<typeof rules.WithReason>;
  judgeGate: In<typeof rules.JudgeGate>;
  askWaiver: In<typeof rules.AskWaiver>;
  approveWaiver: In<typeof rules.ApproveWaiver>;
  setReadiness: In<typeof rules.SetReadiness>;
  signOff: In<typeof rules.SignOff>;
  logActivity: In<typeof rules.LogActivity>;
  inviteClientAdmin: In<typeof rules.OneProject>;
  saveTemplate: In<typeof SaveTemplate>;
};
