import { z } from "zod";

/** One plan, by its id. */
export const ReadPlan = z.object({ planId: z.uuid("This is no id of a plan.") });
export type ReadPlan = z.infer<typeof ReadPlan>;

const Text = z.string().nullable();
/** What a machine may rely on in a plan; there may be more. Weights and percentages are decimal text, instants ISO 8601. */
export const PlanAnswer = z.looseObject({
  id: z.uuid(), name: z.string(), productName: z.string(), customerId: z.uuid(), customerName: z.string(), version: z.int(),
  totalTasks: z.int(), completedTasks: z.int(), totalWeight: z.string(), completedWeight: z.string(), progressPercentage: z.string(), isOutOfDate: z.boolean(), lastSyncedAt: Text,
  tasks: z.array(z.looseObject({
    id: z.uuid(), name: z.string(), weight: z.string(), status: z.enum(["NOT_STARTED", "IN_PROGRESS", "COMPLETED", "NOT_APPLICABLE", "NO_LONGER_USING"]), proposedStatus: Text, isDataStale: z.boolean(),
    attributes: z.array(z.looseObject({ id: z.uuid(), name: z.string(), isRequired: z.boolean(), state: z.enum(["met", "failing", "stale", "none"]), value: z.unknown(), observedAt: Text })),
  })),
});

/** RFC 9457, with the first fault of each field and, where two changed the same, both values. */
export const Problem = z.looseObject({ status: z.int(), detail: z.string(), errors: z.record(z.string(), z.string()).optional() });
