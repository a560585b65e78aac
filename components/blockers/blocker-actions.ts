import type { z } from "zod";
import type { Outcome } from "@/lib/action";
import type * as rules from "@/lib/blockers/rules";
import type { Level } from "@/lib/blockers/rules/policy";
import type { AnswerOnBlocker } from "@/lib/progress/rules";
import type { BlockerView, Preview, WatchedAttribute } from "@/lib/blockers/shapes";

type In<S extends z.ZodType, T = unknown> = (input: z.input<S>) => Promise<Outcome<T>>;

/** What staff do to the blockers of a project. */
export type BlockerActions = {
  openBlocker: In<typeof rules.OpenBlocker>;
  changeBlocker: In<typeof rules.ChangeBlocker>;
  snoozeBlocker: In<typeof rules.SnoozeBlocker>;
  wakeBlocker: In<typeof rules.OneBlocker>;
  acknowledgeBlocker: In<typeof rules.OneBlocker>;
  resolveBlocker: In<typeof rules.ResolveBlocker>;
  reopenBlocker: In<typeof rules.ReopenBlocker>;
  previewEscalation: In<typeof rules.PreviewEscalation, Preview>;
  answerOnBlocker: In<typeof AnswerOnBlocker>;
};

/** What the owner of a blocker does, whatever their role. */
export type OwnerActions = Pick<BlockerActions, "snoozeBlocker" | "wakeBlocker" | "acknowledgeBlocker" | "resolveBlocker" | "answerOnBlocker">;

type Named = { id: string; name: string };
/** Who would hear of each level as things stand. */
export type Heard = Readonly<Partial<Record<Level, string | null>>>;
/** The project as its blockers need it: the client's name, who may own one, and which tasks one may stop, what telemetry may show of the customer; `heard` by blocker. */
export type BlockerPlace = { projectId: string; clientName: string; leadId: string | null; staff: readonly Named[]; tasks: readonly Named[]; attributes: readonly WatchedAttribute[]; heard: Readonly<Record<string, Heard>> };

/** Without actions one may look, and nothing else. */
export type BlockerHandling = { place: BlockerPlace; actions: BlockerActions | null };
export type OneOf<A = BlockerActions> = { blocker: BlockerView; place: BlockerPlace; actions: A; onClose: () => void };
