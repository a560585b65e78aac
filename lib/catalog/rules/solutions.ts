import { z } from "zod";
import { Name, Resources, Text } from "../rules";

export const solutionFields = { name: Name, description: Text(10_000), resources: Resources } as const;
export const CreateSolution = z.strictObject({ name: Name, description: Text(10_000).optional(), productIds: z.array(z.uuid()).max(100).default([]) });
export type CreateSolution = z.output<typeof CreateSolution>;

const edit = <F extends keyof typeof solutionFields>(field: F) => z.strictObject({ solutionId: z.uuid(), field: z.literal(field), was: z.unknown(), value: solutionFields[field] });
export const EditSolution = z.discriminatedUnion("field", [edit("name"), edit("description"), edit("resources")]);
export type EditSolution = z.output<typeof EditSolution>;

export const DeleteSolution = z.strictObject({ solutionId: z.uuid() });
export type DeleteSolution = z.infer<typeof DeleteSolution>;

/** The products of a solution in their order, and those that were read. */
export const ChooseProducts = z.strictObject({ solutionId: z.uuid(), was: z.array(z.uuid()).max(100), productIds: z.array(z.uuid()).max(100).transform((ids) => [...new Set(ids)]) });
export type ChooseProducts = z.infer<typeof ChooseProducts>;
