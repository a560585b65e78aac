import type { z } from "zod";
import type { Outcome } from "@/lib/action";
import type * as rules from "@/lib/imports/rules/steps";
import type { State } from "@/lib/imports/rules/steps";
import type { Work } from "@/lib/imports/queries";

type Act<S extends z.ZodType, T = unknown> = (input: z.input<S>) => Promise<Outcome<T>>;

/** What the wizard's pages hand in. */
export type Acts = {
  mapColumn: Act<typeof rules.MapColumn, { version: number }>;
  keepColumn: Act<typeof rules.KeepColumn, { version: number }>;
  choosePipeline: Act<typeof rules.ChoosePipeline, { version: number }>;
  decideName: Act<typeof rules.DecideName, { version: number }>;
  previewImport: Act<typeof rules.PreviewImport>;
  fixCell: Act<typeof rules.FixCell>;
  cancelImport: Act<typeof rules.CancelImport>;
  resumeImport: Act<typeof rules.ResumeImport>;
  discardImport: Act<typeof rules.DiscardImport>;
  undoImport: Act<typeof rules.UndoImport>;
  getWork: Act<typeof rules.GetImport, { state: State; work: Work | null }>;
  searchRecords: Act<typeof rules.SearchRecords, { id: string; name: string }[]>;
};
