import { z } from "zod";
import { criteriaFaults, SuccessCriteria } from "@/lib/adoption/rules/criteria";
import { DataType, Text } from "../rules";
import type { DataType as Type } from "./words";

const days = (least: number) => z.coerce.number("Type whole days.").int("Type whole days.").min(least, `At least ${least}.`).max(3650, "At most 3650 days.");
const Attribute = z.string("Type a name.").trim().min(1, "Type a name.").max(200, "At most 200 characters.");
const Criteria = z.record(z.string(), z.unknown(), "Name a criterion with its type.").nullable();

/** What a telemetry attribute holds. The criteria are asked with the type of data they stand beside: `assertCriteria`. */
export const attributeFields = {
  name: Attribute, description: Text(2000), dataType: DataType, isRequired: z.boolean(), isActive: z.boolean(), freshDays: days(1), graceDays: days(0), successCriteria: Criteria,
} as const;
export type AttributeField = keyof typeof attributeFields;

export const AddAttribute = z.strictObject({
  taskId: z.uuid(), ...z.strictObject(attributeFields).partial().shape, name: Attribute,
}).superRefine(({ dataType = "STRING", successCriteria }, ctx) => tellFaults({ dataType, successCriteria }, ctx));
export type AddAttribute = z.output<typeof AddAttribute>;

/** Several fields at once, each with the value that was read: a type and its criteria change together. */
export const EditAttribute = z.strictObject({ attributeId: z.uuid(), was: z.record(z.string(), z.unknown()), values: z.strictObject(attributeFields).partial() });
export type EditAttribute = z.output<typeof EditAttribute>;

export const RemoveAttribute = z.strictObject({ attributeId: z.uuid() });
export type RemoveAttribute = z.infer<typeof RemoveAttribute>;

/** The faults of criteria by the field they are shown at: "successCriteria.criteria[1].threshold". None where there are no criteria. */
export function faultsOf({ dataType, successCriteria }: { dataType: Type; successCriteria: unknown }): Record<string, string> {
  if (successCriteria === null || successCriteria === undefined) return {};
  return Object.fromEntries(criteriaFaults(dataType, successCriteria).toReversed().map(({ path, message }) => [["successCriteria", path].filter(Boolean).join(path.startsWith("[") ? "" : "."), message]));
}

/** Criteria as they are stored: with every default written out. Ask `faultsOf` first. */
export function storedCriteria(successCriteria: unknown): SuccessCriteria | null {
  return successCriteria === null || successCriteria === undefined ? null : SuccessCriteria.parse(successCriteria);
}

function tellFaults(attribute: { dataType: Type; successCriteria?: unknown }, ctx: z.RefinementCtx) {
  Object.entries(faultsOf({ ...attribute, successCriteria: attribute.successCriteria })).forEach(([path, message]) => ctx.addIssue({ code: "custom", path: [path], message }));
}
