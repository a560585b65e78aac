import { z } from "zod";
import { attributeFields, faultsOf } from "@/lib/catalog/rules/telemetry";
import type { Trace } from "./meeting";
import type { Standing } from "./standing";
import type { Decision } from "./status";

const { dataType, isRequired, isActive, freshDays, graceDays, successCriteria } = attributeFields;

/** An attribute as its form has it, saved or not: its name may still be missing, its criteria may not be half of some. Without an id it is a new one. */
const Draft = z.strictObject({ attributeId: z.uuid().nullable(), name: z.string().trim().max(200, "At most 200 characters."), dataType, isRequired, isActive, freshDays, graceDays, successCriteria })
  .superRefine((draft, ctx) => Object.entries(faultsOf(draft)).forEach(([path, message]) => ctx.addIssue({ code: "custom", path: [path], message })));

/** A task's criteria on what a customer's plan holds, and on values that are typed to try them (as text; of the new attribute without an id). Nothing is written. */
export const TestCriteria = z.strictObject({
  taskId: z.uuid(), customerId: z.uuid().nullable(), planId: z.uuid().nullable(), draft: Draft.nullable(),
  tries: z.array(z.strictObject({ attributeId: z.uuid().nullable(), text: z.string().max(64_000, "The value is too long.") })).max(51),
});
export type TestCriteria = z.output<typeof TestCriteria>;

export const FindTestCustomers = z.strictObject({ taskId: z.uuid(), q: z.string().trim().max(200) });
export type FindTestCustomers = z.output<typeof FindTestCustomers>;

/** Who has a plan of what the task belongs to; `seenAt`: when the newest value of this task was seen, ISO text. */
export type TestCustomer = { id: string; name: string; seenAt: string | null };

/**
 * An attribute in a test. `count` values came in the last `days`; `newest` are the last five of all, instants ISO text. `isTried`: the value stands in
 * the place of the latest; `fault`: it cannot be read. `trace`: each criterion, where a value is fresh.
 */
export type TestedAttribute = Pick<Standing, "name" | "isRequired" | "state" | "criteria" | "freshDays"> & {
  attributeId: string | null; isDraft: boolean; value: unknown; observedAt: string | null; isTried: boolean; fault: string | null; days: number; count: number; newest: { value: unknown; at: string }[]; trace: Trace | null;
};
export type Verdict = Pick<Decision, "row" | "status" | "proposedStatus" | "isDataStale"> & { failingSince: string | null };

/** `verdict`: what evaluation would make of a task that has just begun; `here`: of the plan's own, as it stands now. No plan: the customer has none, or none was asked; `here` null: the plan does not hold the task. */
export type CriteriaTest = {
  plans: { id: string; name: string }[]; planId: string | null; parentName: string; attributes: TestedAttribute[]; verdict: Verdict;
  here: { status: Decision["status"]; isByPerson: boolean; verdict: Verdict } | null;
};
