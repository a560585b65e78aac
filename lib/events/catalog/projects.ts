import { z } from "zod";

const fields = z.object({ fields: z.array(z.string()) });
const none = z.object({});

/** Facts of implementations: projects, blockers and their escalations, policies and templates. */
export const projectFacts = {
  "project.opened": { details: z.object({ type: z.string() }), jobs: [] },
  "project.edited": { details: fields, jobs: [] },
  "project.task_added": { details: none, jobs: [] },
  "project.task_edited": { details: fields, jobs: [] },
  "project.tasks_edited": { details: z.object({ fields: z.array(z.string()), count: z.number() }), jobs: [] },
  "project.task_moved": { details: z.object({ phase: z.string() }), jobs: [] },
  "project.tasks_removed": { details: z.object({ count: z.number() }), jobs: [] },
  "project.tasks_started": { details: z.object({ taskIds: z.array(z.uuid()) }), jobs: [] },
  "project.tasks_completed": { details: z.object({ taskIds: z.array(z.uuid()) }), jobs: [] },
  "project.tasks_skipped": { details: z.object({ taskIds: z.array(z.uuid()) }), jobs: [] },
  "project.tasks_reopened": { details: z.object({ taskIds: z.array(z.uuid()) }), jobs: [] },
  "project.phase_changed": { details: z.object({ from: z.string(), to: z.string() }), jobs: [] },
  "project.went_live": { details: z.object({ on: z.string() }), jobs: ["assignment_notice"] },
  "project.completed": { details: none, jobs: [] },
  "project.cancelled": { details: none, jobs: [] },
  "project.held": { details: none, jobs: [] },
  "project.resumed": { details: none, jobs: [] },
  "project.gate_changed": { details: none, jobs: [] },
  "project.readiness_set": { details: z.object({ code: z.string() }), jobs: [] },
  "project.signed_off": { details: z.object({ side: z.string() }), jobs: [] },
  "project.logged": { details: z.object({ type: z.string() }), jobs: [] },
  "project.reckoned": { details: none, jobs: [] },
  "blocker.opened": { details: z.object({ category: z.string() }), jobs: [] },
  "blocker.edited": { details: fields, jobs: [] },
  "blocker.snoozed": { details: z.object({ cycle: z.number() }), jobs: [] },
  "blocker.woken": { details: none, jobs: [] },
  "blocker.acknowledged": { details: none, jobs: [] },
  "blocker.resolved": { details: z.object({ cycle: z.number() }), jobs: [] },
  "blocker.reopened": { details: z.object({ cycle: z.number() }), jobs: [] },
  "blocker.reminded": { details: z.object({ cycle: z.number(), stepId: z.uuid() }), jobs: [] },
  "blocker.escalated": { details: z.object({ cycle: z.number(), stepId: z.uuid(), level: z.string() }), jobs: ["project_settle"] },
  "blocker.recipient_missing": { details: z.object({ stepId: z.uuid(), level: z.string() }), jobs: [] },
  "policy.changed": { details: z.object({ category: z.string(), version: z.number() }), jobs: [] },
  "template.saved": { details: z.object({ version: z.number() }), jobs: [] },
  "template.turned": { details: z.object({ isActive: z.boolean() }), jobs: [] },
} as const;
