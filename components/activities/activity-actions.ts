import type { z } from "zod";
import type { Act, Done, Undo } from "@/components/changes/tell";
import type { Outcome } from "@/lib/action";
import type * as rules from "@/lib/activities/rules";

/** What one does to activities, handed in by the page; each is called after its command. */
export type ActivityActions = {
  planActivity: Act<z.input<typeof rules.PlanActivity>, Done & { activityId: string }>;
  patchActivity: Act<z.input<typeof rules.PatchActivity>>;
  completeActivity: Act<z.input<typeof rules.CompleteActivity>>;
  reopenActivity: Act<z.input<typeof rules.ReopenActivity>>;
  deleteActivity: Act<z.input<typeof rules.DeleteActivity>>;
  undoChangeSet: Undo;
};
/** Look-ups while somebody types. */
export type ActivityQuestions = { findColleagues: (input: { q: string }) => Promise<Outcome<{ id: string; name: string }[]>> };
export type Person = { id: string; name: string };
