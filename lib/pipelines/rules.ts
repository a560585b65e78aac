import { z } from "zod";
import { ReadVersion } from "@/lib/changes/rules/version";
import { NonNegativeMoney } from "@/lib/money";
import { refuse, refuseField } from "@/lib/refusal";

const name = z.string().trim().min(1, "Type a name.").max(60, "At most 60 characters.");
const description = z.string().trim().max(500, "At most 500 characters.").transform((text) => text || null).nullable();
const Currency = z.string().trim().toUpperCase().regex(/^[A-Z]{3}$/, "Type a currency like EUR.");
const Color = z.string().trim().regex(/^#[0-9a-fA-F]{6}$/, "Type a colour like #3B82F6.");
const Percent = z.string().trim().regex(/^\d{1,3}(\.\d{1,2})?$/, "Type a percentage from 0 to 100.").refine((text) => Number(text) <= 100, "Type a percentage from 0 to 100.");
const Days = z.number().int("Whole days only.").min(1, "At least one day.").max(3650, "At most ten years.").nullable();

/** What a stage does to the deals in it: leaves them open, or closes them as won or lost. */
export const Ending = z.enum(["OPEN", "WON", "LOST"]);
export type Ending = z.infer<typeof Ending>;

/** Begins with the stages of the default sales pipeline. */
export const CreatePipeline = z.strictObject({ name, description: description.optional(), currencyCode: Currency.optional() });
export type CreatePipeline = z.infer<typeof CreatePipeline>;

export const pipelineFields = { name, description, currencyCode: Currency, isStageOrderEnforced: z.boolean(), highValueAmount: NonNegativeMoney.nullable(), isActive: z.boolean() } as const;
const edit = <F extends keyof typeof pipelineFields>(field: F) => z.strictObject({ pipelineId: z.uuid(), field: z.literal(field), was: z.unknown(), value: pipelineFields[field] });
/** One field: the value that was read and the new one. */
export const EditPipeline = z.discriminatedUnion("field", [edit("name"), edit("description"), edit("currencyCode"), edit("isStageOrderEnforced"), edit("highValueAmount"), edit("isActive")]);
export type EditPipeline = z.infer<typeof EditPipeline>;
/** For machines: several fields, naming the version that was read. */
export const PatchPipeline = z.strictObject({ ...z.strictObject(pipelineFields).partial().shape, pipelineId: z.uuid(), version: ReadVersion });
export type PatchPipeline = z.infer<typeof PatchPipeline>;

export const MakeDefaultPipeline = z.strictObject({ pipelineId: z.uuid() });
export type MakeDefaultPipeline = z.infer<typeof MakeDefaultPipeline>;
export const DeletePipeline = z.strictObject({ pipelineId: z.uuid() });
export type DeletePipeline = z.infer<typeof DeletePipeline>;
export const GetPipeline = z.strictObject({ pipelineId: z.uuid() });
export type GetPipeline = z.infer<typeof GetPipeline>;

export const GetStage = z.strictObject({ stageId: z.uuid() });
export type GetStage = z.infer<typeof GetStage>;

/** Goes to the end of the stages of its kind: an open one before the closed ones. */
export const AddStage = z.strictObject({ pipelineId: z.uuid(), name, ending: Ending.default("OPEN"), color: Color.optional(), probability: Percent.optional(), daysInStage: Days.optional(), description: description.optional() });
export type AddStage = z.infer<typeof AddStage>;

export const stageFields = { name, color: Color, probability: Percent, daysInStage: Days, description, ending: Ending } as const;
export type StageField = keyof typeof stageFields;
const editStage = <F extends StageField>(field: F) => z.strictObject({ stageId: z.uuid(), field: z.literal(field), was: z.unknown(), value: stageFields[field] });
export const EditStage = z.discriminatedUnion("field", [editStage("name"), editStage("color"), editStage("probability"), editStage("daysInStage"), editStage("description"), editStage("ending")]);
export type EditStage = z.infer<typeof EditStage>;
export const PatchStage = z.strictObject({ ...z.strictObject(stageFields).partial().shape, stageId: z.uuid(), version: ReadVersion });
export type PatchStage = z.infer<typeof PatchStage>;

/** All stages of the pipeline in their new order. */
export const ReorderStages = z.strictObject({ pipelineId: z.uuid(), stageIds: z.array(z.uuid()).min(1).max(100) });
export type ReorderStages = z.infer<typeof ReorderStages>;

/** `toStageId`: where its deals go, also those in the trash. Needed as soon as it holds one. */
export const DeleteStage = z.strictObject({ stageId: z.uuid(), toStageId: z.uuid().optional() });
export type DeleteStage = z.infer<typeof DeleteStage>;

type Flags = { id: string; name: string; isClosedWon: boolean; isClosedLost: boolean };

export function endingOf({ isClosedWon, isClosedLost }: Pick<Flags, "isClosedWon" | "isClosedLost">): Ending {
  return isClosedWon ? "WON" : isClosedLost ? "LOST" : "OPEN";
}

/** A closed stage is certain: won is 100, lost is 0. */
export function certainty(ending: Ending): string | null {
  return { OPEN: null, WON: "100", LOST: "0" }[ending];
}

const ends = { OPEN: "one open stage", WON: "one stage for won deals", LOST: "one for lost deals" };

/** Every pipeline keeps at least one stage of each kind, so that a deal can always begin, be won and be lost. */
export function assertKeepsEachEnding(stages: readonly Pick<Flags, "isClosedWon" | "isClosedLost">[]) {
  const missing = Ending.options.find((ending) => !stages.some((stage) => endingOf(stage) === ending));
  if (missing) refuse(`A pipeline keeps at least ${ends[missing]}. Add another first.`);
}

/** A won deal needs a customer and a date, a lost one a reason: a stage cannot bring those to deals that lack them. */
export function assertEndingChangeable(to: Ending, deals: number) {
  if (to !== "OPEN" && deals > 0) refuseField("ending", `Move its ${deals === 1 ? "deal" : `${deals} deals`} to another stage first: a closed deal needs a date and a reason of its own.`);
}

/** Deals go to a stage of the same kind in the same pipeline, so that nothing is won, lost or reopened by the way. */
export function assertReceives(from: Flags, to: Flags | undefined) {
  if (!to || to.id === from.id) refuseField("toStageId", `Choose the stage the deals of ${from.name} go to.`);
  if (endingOf(to) !== endingOf(from)) refuseField("toStageId", `${to.name} would ${{ OPEN: "reopen", WON: "win", LOST: "lose" }[endingOf(to)]} these deals. Choose a stage of the same kind.`);
}
