import { z } from "zod";
import { refuse } from "@/lib/refusal";
import { Choice, CustomFieldType, DateOrder, Decimal, Entity, Scale, Target } from "../rules";

/** The query of an upload; the file itself is the body. What is left out is guessed from the file. */
export const UploadImport = z.strictObject({
  entity: Entity,
  name: z.string().trim().min(1, "Name the file.").max(255),
  encoding: z.string().max(40).optional(),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
});
export type UploadImport = z.infer<typeof UploadImport>;

const importId = z.uuid();
/** The version that was read: two windows on one import do not undo each other's mapping. */
const seen = { importId, version: z.int() };

export const GetImport = z.strictObject({ importId });
export type GetImport = z.infer<typeof GetImport>;

/** Where one column goes and how its cells are read; what is left out stays. */
export const MapColumn = z.strictObject({
  ...seen, column: z.int().min(0).max(199), target: Target.optional(), decimal: Decimal.nullable().optional(), dateOrder: DateOrder.nullable().optional(), scale: Scale.optional(),
});
export type MapColumn = z.infer<typeof MapColumn>;

/** An unmapped column as a field of one's own. */
export const KeepColumn = z.strictObject({ ...seen, column: z.int().min(0).max(199), label: z.string().trim().min(1, "Type a name.").max(60), type: CustomFieldType });
export type KeepColumn = z.infer<typeof KeepColumn>;

/** The pipeline that the deals of a file go to. */
export const ChoosePipeline = z.strictObject({ ...seen, pipelineId: z.uuid() });
export type ChoosePipeline = z.infer<typeof ChoosePipeline>;

/** What a name of the file means; without a name: every name that nobody decided; without a choice: asked again. */
export const DecideName = z.strictObject({ ...seen, field: z.string().max(60), name: z.string().max(500).optional(), choice: Choice.nullable() });
export type DecideName = z.infer<typeof DecideName>;

export const PreviewImport = z.strictObject({ importId });
export type PreviewImport = z.infer<typeof PreviewImport>;

/** Of a cell the preview shows so much; whoever types it anew has read that much of it. */
export const SHOWN_CHARACTERS = 20_000;
/** One cell typed anew in the preview; `was` is what stood there, or its beginning. */
export const FixCell = z.strictObject({ importId, number: z.int().positive(), column: z.int().min(0).max(199), was: z.string().max(100_000), value: z.string().max(2_000) });
export type FixCell = z.infer<typeof FixCell>;

export const StartImport = z.strictObject({ importId });
export type StartImport = z.infer<typeof StartImport>;
export const CancelImport = z.strictObject({ importId });
export type CancelImport = z.infer<typeof CancelImport>;
export const ResumeImport = z.strictObject({ importId });
export type ResumeImport = z.infer<typeof ResumeImport>;
export const UndoImport = z.strictObject({ importId });
export type UndoImport = z.infer<typeof UndoImport>;
export const DiscardImport = z.strictObject({ importId });
export type DiscardImport = z.infer<typeof DiscardImport>;

/** The tabs of the preview. */
export const Tab = z.enum(["all", "look", "fix", "create", "update", "skip", "none"]);
export type Tab = z.infer<typeof Tab>;
/** `after`: the number of the last row of the page before; `before`: of the first row of the page after. */
export const ListRows = z.object({ importId, tab: Tab.catch("all"), after: z.coerce.number().int().nonnegative().optional().catch(undefined), before: z.coerce.number().int().positive().optional().catch(undefined) });
export type ListRows = z.infer<typeof ListRows>;

/** `of`: what is to be imported next, where a page that lacks it leads here. */
export const ListImports = z.object({ of: Entity.optional().catch(undefined), before: z.uuid().optional().catch(undefined) });
export type ListImports = z.infer<typeof ListImports>;

export type State = "UPLOADED" | "MAPPED" | "PREVIEWED" | "RUNNING" | "COMPLETED" | "FAILED" | "UNDONE";

/** Columns and decisions can change until the rows are being written. */
export function assertOpen(state: State) {
  if (state === "RUNNING") refuse("This import is running. Its columns are settled.", 409);
  if (state !== "UPLOADED" && state !== "MAPPED" && state !== "PREVIEWED") refuse("This import is over. Upload the file again to import it anew.", 409);
}

export function assertPreviewed(state: State) {
  if (state === "RUNNING") refuse("This import is already running.", 409);
  if (state === "UPLOADED" || state === "MAPPED") refuse("Look at the preview first: it is not ready.", 409);
  if (state !== "PREVIEWED") refuse("This import is over.", 409);
}

/** What can be taken back, and for how long. */
export const UNDO_DAYS = 30;

export function assertUndoable(state: State, finishedAt: Date | null, now: Date) {
  if (state === "UNDONE") refuse("This import has already been undone.", 409);
  if (state === "RUNNING") refuse("Stop the import first.", 409);
  if (state !== "COMPLETED" && state !== "FAILED") refuse("Nothing of this import has been written yet.", 409);
  if (finishedAt && now.getTime() - finishedAt.getTime() > UNDO_DAYS * 86_400_000) refuse(`An import can be undone for ${UNDO_DAYS} days.`, 409);
}

/** The same as a question, for the button: `finishedAt` is an instant in ISO text. */
export function isUndoable({ state, finishedAt }: { state: State; finishedAt: string | null }, now: Date) {
  return (state === "COMPLETED" || state === "FAILED") && (!finishedAt || now.getTime() - Date.parse(finishedAt) <= UNDO_DAYS * 86_400_000);
}

export type Step = "columns" | "preview" | "run" | "result";

/** Where an import stands in the wizard; each step has an address. */
export function stepOf(state: State): Step {
  if (state === "UPLOADED") return "columns";
  if (state === "MAPPED" || state === "PREVIEWED") return "preview";
  return state === "RUNNING" ? "run" : "result";
}

/** Records a name of the file could mean. */
export const SearchRecords = z.strictObject({ importId, noun: z.enum(["customer", "product", "user", "stage", "contact"]), q: z.string().trim().max(200) });
