import { z } from "zod";
import { ReadVersion } from "@/lib/changes/rules/version";
import { Day } from "@/lib/dates";
import { refuse } from "@/lib/refusal";

const Text = (most: number) => z.string().trim().max(most, `At most ${most} characters.`).transform((text) => text || null).nullable();
const emptied = <T extends z.ZodType>(kind: T) => z.preprocess((value) => (value === "" ? null : value), kind.nullable());
const subject = z.string().trim().min(1, "Say what is to be done.").max(200, "At most 200 characters.");
const Time = emptied(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Type a time like 14:30."));

export const ActivityType = z.enum(["TASK", "CALL", "EMAIL", "MEETING", "TODO", "SAMPLE"]);
export type ActivityType = z.infer<typeof ActivityType>;
export const ActivityStatus = z.enum(["PENDING", "IN_PROGRESS", "COMPLETED", "CANCELLED"]);
export type ActivityStatus = z.infer<typeof ActivityStatus>;
export const Priority = z.enum(["LOW", "MEDIUM", "HIGH", "URGENT"]);

/** What each field of an activity may hold. `dueTime` is a time of day where the assignee is; without it a day ends at 24:00. */
export const activityFields = {
  type: ActivityType, subject, description: Text(10_000), priority: Priority, dueDate: emptied(Day), dueTime: Time, assignedTo: z.uuid().nullable(), status: ActivityStatus, outcome: Text(2000),
  customerId: z.uuid().nullable(), contactId: z.uuid().nullable(), dealId: z.uuid().nullable(), productId: z.uuid().nullable(), externalId: Text(200),
} as const;
export type ActivityField = keyof typeof activityFields;

/** Something to do, on a deal, a customer, a contact or nothing. Without `assignedTo` it is the person's who asks (null: nobody's). */
export const PlanActivity = z.strictObject({ ...z.strictObject(activityFields).omit({ status: true, outcome: true }).partial().shape, type: ActivityType.default("TASK"), subject });
export type PlanActivity = z.infer<typeof PlanActivity>;

const edit = <F extends ActivityField>(field: F) => z.strictObject({ activityId: z.uuid(), field: z.literal(field), was: z.unknown(), value: activityFields[field] });
/** One field: the value that was read and the new one. */
export const EditActivity = z.discriminatedUnion("field", [
  edit("type"), edit("subject"), edit("description"), edit("priority"), edit("dueDate"), edit("dueTime"), edit("assignedTo"), edit("status"), edit("outcome"), edit("customerId"), edit("contactId"), edit("dealId"),
  edit("productId"), edit("externalId"),
]);
export type EditActivity = z.infer<typeof EditActivity>;
/** Several fields at once: a form, or a machine, naming the version it read. */
export const PatchActivity = z.strictObject({ ...z.strictObject(activityFields).partial().shape, activityId: z.uuid(), version: ReadVersion });
export type PatchActivity = z.infer<typeof PatchActivity>;

export const CompleteActivity = z.strictObject({ activityId: z.uuid(), outcome: Text(2000).optional() });
export type CompleteActivity = z.infer<typeof CompleteActivity>;
export const ReopenActivity = z.strictObject({ activityId: z.uuid() });
export type ReopenActivity = z.infer<typeof ReopenActivity>;
export const DeleteActivity = z.strictObject({ activityId: z.uuid() });
export type DeleteActivity = z.infer<typeof DeleteActivity>;
export const GetActivity = z.strictObject({ activityId: z.uuid() });
export type GetActivity = z.infer<typeof GetActivity>;

export const typeNames: Record<ActivityType, string> = { TASK: "Task", CALL: "Call", EMAIL: "E-mail", MEETING: "Meeting", TODO: "To-do", SAMPLE: "Sample" };

export function isOpen(status: ActivityStatus) {
  return status === "PENDING" || status === "IN_PROGRESS";
}

type Contact = { name: string; doNotCall: boolean; emailOptIn: boolean };

/** What somebody asked not to get is not planned. crm.md, Records: opt-ins and do-not-call enforced. */
export function assertWelcome(type: ActivityType, { name, doNotCall, emailOptIn }: Contact) {
  if (type === "CALL" && doNotCall) refuse(`${name} asked not to be called. Write instead.`, 422, { fields: { type: `${name} asked not to be called.` } });
  if (type === "EMAIL" && !emailOptIn) refuse(`${name} asked not to get e-mail. Call instead.`, 422, { fields: { type: `${name} asked not to get e-mail.` } });
}

export type Bucket = "overdue" | "today" | "week" | "later";
type Due = { dueDate: Day | null; dueTime: string | null };
/** The day and time of day ("14:30") where the assignee is. */
export type Clock = { day: Day; time: string };

/** Where an open activity stands. Without a time a day ends at 24:00; the week ends on Sunday; what has no day comes later. */
export function bucketOf({ dueDate, dueTime }: Due, { day, time }: Clock): Bucket {
  if (!dueDate) return "later";
  if (dueDate < day || (dueDate === day && dueTime !== null && dueTime < time)) return "overdue";
  if (dueDate === day) return "today";
  return dueDate <= endOfWeek(day) ? "week" : "later";
}

/** The Sunday of the week a day is in. */
export function endOfWeek(day: Day): Day {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + ((7 - at.getUTCDay()) % 7));
  return at.toISOString().slice(0, 10);
}
