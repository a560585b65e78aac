import type { AttachmentPage } from "@/lib/attachments/queries";
import type { Day } from "@/lib/dates";
import type { Label, ShownComment, ShownPhase, ShownTask } from "./rules/picture";

/** Something that stands in the way. `countedDays`: business days on the calendar its clock runs on, null where there is none; `openDays`: days it has been open. */
export type ShownBlocker = {
  id: string; title: string; description: string | null; side: "you" | "us" | "a third party"; isPaused: boolean; pausedUntil: string | null; openedAt: string; countedDays: number | null; openDays: number; canReply: boolean; comments: ShownComment[];
};
export type Waiting = { kind: "task"; task: ShownTask } | { kind: "blocker"; blocker: ShownBlocker } | { kind: "signature" };
export type ShownContact = { name: string; email: string; isLead: boolean };
export type Adoption = { plans: { name: string; percent: number }[]; outcomes: string[] };

/** What was said between the client and us, as staff read it. `about`: the task or the blocker it stands on, null the whole; `isShown`: the client sees it there. */
export type Said = { id: string; taskId: string | null; blockerId: string | null; about: string | null; byName: string; isClient: boolean; content: string; at: string; isShown: boolean };

/** Everything the progress page shows. Days are calendar days; `slipDays` are business days the forecast lies after the target. */
export type Picture = {
  projectId: string; today: Day; sellerName: string; clientName: string; zone: string; locale: string; me: string;
  label: Label; percent: number; planned: number; kickoff: Day | null; target: Day | null; forecast: Day | null; live: Day | null; daysLeft: number | null; slipDays: number;
  waiting: Waiting[]; canAct: boolean; canSign: boolean; signed: { by: string; on: Day } | null; phases: ShownPhase[]; tasks: ShownTask[]; blockers: ShownBlocker[];
  contacts: ShownContact[]; resources: { label: string; url: string }[]; note: string | null; comments: ShownComment[]; files: AttachmentPage; adoption: Adoption | null;
};
