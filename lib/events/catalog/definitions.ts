import { z } from "zod";

const none = z.object({});
const fields = z.object({ fields: z.array(z.string()) });
const task = z.object({ taskId: z.uuid() });
const part = z.object({ kind: z.string(), partId: z.uuid() });

/** Facts of the catalogue's definitions; each stands at the product or solution whose definition it changed. */
export const definitionFacts = {
  "solution.created": { details: none, jobs: [] },
  "solution.edited": { details: fields, jobs: [] },
  "solution.deleted": { details: none, jobs: [] },
  "task.created": { details: task, jobs: [] },
  "task.edited": { details: task.extend(fields.shape), jobs: [] },
  "task.deleted": { details: task, jobs: [] },
  "tasks.reordered": { details: task, jobs: [] },
  "tasks.normalized": { details: z.object({ count: z.number() }), jobs: [] },
  "catalog.imported": { details: z.object({ added: z.number(), changed: z.number(), removed: z.number() }), jobs: [] },
  "catalog.part_added": { details: part, jobs: [] },
  "catalog.part_edited": { details: part.extend(fields.shape), jobs: [] },
  "catalog.part_removed": { details: part, jobs: [] },
} as const;
