import { z } from "zod";
import { Day } from "@/lib/dates";
import { refuse } from "@/lib/refusal";
import { Handoff } from "./rules/handoff";
import { gateCodes, readinessCodes } from "./rules/readiness";
import { isOpen, type ProjectStatus } from "./rules/standing";
import { PHASES, PLG_PHASES, PROJECT_TYPES, SIDES, VISIBILITIES } from "./rules/kinds";

const projectId = z.uuid();
const taskId = z.uuid();
const Reason = z.string().trim().min(1, "Say why.").max(2000);
const Text = z.string().trim().max(20_000);
const Name = z.string().trim().min(1, "Type a name.").max(200);
const taskIds = z.array(taskId).min(1).max(200);
const Hours = z.string().regex(/^\d{1,4}(\.\d{1,2})?$/, "Type hours like 6 or 1.5.");
const Days = z.number().int().min(0).max(250);
const Url = z.url({ protocol: /^https?$/, error: "Type an address that begins with https://." }).max(2000);

/** From a won deal. What is given here is carried over with the deal's own lines, contacts, competitors and notes as the handoff. */
export const StartImplementation = z.strictObject({
  dealId: z.uuid(),
  type: z.enum(PROJECT_TYPES),
  kickoffDate: Day.optional(),
  promisedDate: Day.optional(),
  dayToDayContactId: z.uuid().optional(),
  hasNoCompetitors: z.boolean().default(false),
  notes: Text.optional(),
});
export type StartImplementation = z.infer<typeof StartImplementation>;

/** From /ops, for an organization that exists. */
export const StartProject = z.strictObject({ clientOrganizationId: z.uuid(), type: z.enum(PROJECT_TYPES), kickoffDate: Day.optional(), targetGoLiveDate: Day.optional() });
export type StartProject = z.infer<typeof StartProject>;

export const OneProject = z.strictObject({ projectId });
export type OneProject = z.infer<typeof OneProject>;

export const AddTask = z.strictObject({
  projectId, phase: z.enum(PHASES), name: Name, description: Text.optional(), isRequired: z.boolean().default(true), ownerSide: z.enum(SIDES).default("STAFF"), visibility: z.enum(VISIBILITIES).optional(),
  durationDays: Days.default(1), estimatedHours: Hours.nullable().default(null), assignedToId: z.uuid().nullable().default(null), dependsOnIds: taskIds.or(z.array(z.never())).default([]),
  plgPhase: z.enum(PLG_PHASES).nullable().optional(),
});
export type AddTask = z.infer<typeof AddTask>;

const edit = <F extends string, S extends z.ZodType>(field: F, value: S) => z.strictObject({ projectId, taskId, field: z.literal(field), was: z.unknown(), value });
/** One field. A date that is set is pinned; null lets the schedule reckon it again. */
export const EditTask = z.discriminatedUnion("field", [
  edit("name", Name), edit("description", Text.nullable()), edit("notes", Text.nullable()), edit("isRequired", z.boolean()), edit("ownerSide", z.enum(SIDES)), edit("visibility", z.enum(VISIBILITIES)),
  edit("assignedToId", z.uuid().nullable()), edit("durationDays", Days), edit("estimatedHours", Hours.nullable()), edit("dueDate", Day.nullable()), edit("dependsOnIds", z.array(taskId).max(50)), edit("plgPhase", z.enum(PLG_PHASES).nullable()),
]);
export type EditTask = z.infer<typeof EditTask>;

const change = <F extends string, S extends z.ZodType>(field: F, value: S) => z.strictObject({ field: z.literal(field), value });
export const BulkEditTasks = z.strictObject({
  projectId, taskIds,
  change: z.discriminatedUnion("field", [change("assignedToId", z.uuid().nullable()), change("isRequired", z.boolean()), change("visibility", z.enum(VISIBILITIES)), change("ownerSide", z.enum(SIDES)), change("durationDays", Days)]),
});
export type BulkEditTasks = z.infer<typeof BulkEditTasks>;

/** Into a phase, after one of its tasks; null is its top. */
export const MoveTask = z.strictObject({ projectId, taskId, phase: z.enum(PHASES), afterId: taskId.nullable() });
export type MoveTask = z.infer<typeof MoveTask>;

export const ManyTasks = z.strictObject({ projectId, taskIds });
export type ManyTasks = z.infer<typeof ManyTasks>;
export const SkipTasks = ManyTasks.extend({ reason: z.string().trim().max(2000).optional() });
export type SkipTasks = z.infer<typeof SkipTasks>;

export const ChangePhase = z.strictObject({ projectId, from: z.enum(PHASES), to: z.enum(PHASES), reason: z.string().trim().max(2000).optional() });
export type ChangePhase = z.infer<typeof ChangePhase>;
export const EndPhase = z.strictObject({ projectId, reason: z.string().trim().max(2000).optional() });
export type EndPhase = z.infer<typeof EndPhase>;
/** One's own change of a project, taken back. */
export const UndoOnProject = z.strictObject({ projectId, changeSetId: z.uuid() });
export type UndoOnProject = z.infer<typeof UndoOnProject>;
export const WithReason = z.strictObject({ projectId, reason: Reason });
export type WithReason = z.infer<typeof WithReason>;

const code = z.enum(gateCodes);
export const JudgeGate = z.strictObject({ projectId, code, status: z.enum(["PENDING", "PASSED", "FAILED"]), evidence: Text.optional() });
export type JudgeGate = z.infer<typeof JudgeGate>;
export const AskWaiver = z.strictObject({ projectId, code, reason: Reason });
export type AskWaiver = z.infer<typeof AskWaiver>;
export const ApproveWaiver = z.strictObject({ projectId, code });
export type ApproveWaiver = z.infer<typeof ApproveWaiver>;
const Count = z.number().int().min(0).max(10_000_000);
/** Either a percentage, or what was counted against what is wanted. */
export const SetReadiness = z.union([z.strictObject({ projectId, code: z.enum(readinessCodes), percent: z.number().min(0).max(100) }), z.strictObject({ projectId, code: z.enum(readinessCodes), target: Count.min(1), actual: Count })]);
export type SetReadiness = z.infer<typeof SetReadiness>;
export const SignOff = z.strictObject({ projectId, statement: z.string().trim().min(1, "Say what you confirm.").max(4000) });
export type SignOff = z.infer<typeof SignOff>;

const Email = z.string().trim().toLowerCase().pipe(z.email("Type an address such as ines@example.com."));
const line = { projectId, subject: Name, content: Text.optional() };
export const LogActivity = z.discriminatedUnion("type", [
  z.strictObject({ ...line, type: z.literal("NOTE") }),
  z.strictObject({ ...line, type: z.literal("EMAIL_SENT"), emailTo: z.array(Email).min(1).max(50), emailCc: z.array(Email).max(50).default([]) }),
  z.strictObject({ ...line, type: z.literal("EMAIL_RECEIVED"), emailTo: z.array(Email).max(50).default([]), emailCc: z.array(Email).max(50).default([]) }),
  z.strictObject({ ...line, type: z.literal("MEETING"), meetingDate: z.coerce.date(), attendees: z.array(z.string().trim().min(1).max(200)).min(1, "Name who was there.").max(100) }),
  z.strictObject({ ...line, type: z.literal("DECISION"), decisionRationale: z.string().trim().min(1, "Say why it was decided.").max(20_000) }),
]);
export type LogActivity = z.infer<typeof LogActivity>;

const field = <F extends string, S extends z.ZodType>(name: F, value: S) => z.strictObject({ projectId, field: z.literal(name), was: z.unknown(), value });
const staffIds = z.array(z.uuid()).max(50);
export const Resources = z.array(z.strictObject({ label: z.string().trim().min(1).max(200), url: Url })).max(50);
export const EditProject = z.discriminatedUnion("field", [
  field("leadImplementerId", z.uuid().nullable()), field("assignedUserIds", staffIds), field("shownStaffIds", staffIds), field("kickoffDate", Day), field("targetGoLiveDate", Day),
  field("clientVisibleNotes", Text.nullable()), field("resources", Resources), field("handoff", Handoff),
]);
export type EditProject = z.infer<typeof EditProject>;

/** Only the vendor's staff, the client for its own part, and the product itself write in a project; the seller's people read. */
export function assertWorker({ kind }: { kind: string }) {
  if (kind === "USER" || kind === "API_KEY") refuse("The vendor's staff work on implementations. You may look.", 403);
}

export function assertOpen({ status }: { status: ProjectStatus }) {
  if (!isOpen({ status })) refuse("This project has come to its end.");
}
