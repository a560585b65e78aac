import { z } from "zod";

const none = z.object({});
const count = z.number();

/** What happens to the plans of customers; evaluation tells of many tasks in one fact. */
export const adoptionFacts = {
  "assignment.created": { details: z.object({ planId: z.uuid() }), jobs: [] },
  "assignment.changed": { details: z.object({ planId: z.uuid(), assigned: count.optional(), added: count, changed: count, retired: count, restored: count }), jobs: ["adoption_evaluate"] },
  "assignment.edited": { details: z.object({ planId: z.uuid(), fields: z.array(z.string()) }), jobs: [] },
  "assignment.removed": { details: none, jobs: [] },
  "plan.synced": { details: z.object({ assigned: count.optional(), added: count, changed: count, retired: count, restored: count }), jobs: ["adoption_evaluate"] },
  "plan.statuses_set": { details: z.object({ taskIds: z.array(z.uuid()), status: z.string() }), jobs: [] },
  "plan.proposal_accepted": { details: z.object({ taskId: z.uuid(), status: z.string() }), jobs: [] },
  "plan.proposal_dismissed": { details: z.object({ taskId: z.uuid(), status: z.string() }), jobs: [] },
  "adoption.evaluated": { details: z.object({ entity: z.string(), tasks: count, completed: count, lapsed: count, proposed: count }), jobs: [] },
  "blocker.proved": { details: z.object({ attributeId: z.uuid() }), jobs: ["blocker_prove"] },
} as const;
