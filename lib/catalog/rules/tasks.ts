import { z } from "zod";
import { Addresses, LicenseLevel, Name, Parent, Text } from "../rules";
import { Weight } from "./weights";

const Minutes = z.preprocess((value) => (value === "" ? null : value), z.coerce.number("Type whole minutes.").int("Type whole minutes.").min(0, "Not less than 0.").max(1_000_000, "At most 1,000,000 minutes.").nullable());

/** What each field of a task may hold. */
export const taskFields = {
  name: Name, description: Text(10_000), notes: Text(10_000), estMinutes: Minutes, weight: Weight, licenseLevel: LicenseLevel,
  howToDoc: Addresses, howToVideo: Addresses, externalId: Text(200),
} as const;
export type TaskField = keyof typeof taskFields;

export const CreateTask = z.strictObject({ parent: Parent, ...z.strictObject(taskFields).partial().shape, name: Name });
export type CreateTask = z.output<typeof CreateTask>;

const edit = <F extends TaskField>(field: F) => z.strictObject({ taskId: z.uuid(), field: z.literal(field), was: z.unknown(), value: taskFields[field] });
export const EditTask = z.discriminatedUnion("field", [
  edit("name"), edit("description"), edit("notes"), edit("estMinutes"), edit("weight"), edit("licenseLevel"), edit("howToDoc"), edit("howToVideo"), edit("externalId"),
]);
export type EditTask = z.output<typeof EditTask>;

export const DeleteTask = z.strictObject({ taskId: z.uuid() });
export type DeleteTask = z.infer<typeof DeleteTask>;

/** A task goes behind another one of its parent, or to the front (null). With `solutionId`: in that solution's order, which also holds its products' tasks. */
export const MoveTask = z.strictObject({ taskId: z.uuid(), afterId: z.uuid().nullable(), solutionId: z.uuid().optional() });
export type MoveTask = z.infer<typeof MoveTask>;

export const linkKinds = ["outcomes", "releases", "tags"] as const;
/** Which outcomes, releases or tags a task carries: those that were read, and those it shall have. */
export const LinkTask = z.strictObject({ taskId: z.uuid(), kind: z.enum(linkKinds), was: z.array(z.uuid()).max(200), ids: z.array(z.uuid()).max(200).transform((ids) => [...new Set(ids)]) });
export type LinkTask = z.infer<typeof LinkTask>;
