import { z } from "zod";

/** The records whose history everybody who may read them may read. People's and the organization's is the audit's. */
export const HistoryEntity = z.enum(["Customer", "Contact", "Deal", "DealLine", "Activity", "CustomerNote", "Product", "Solution", "AdoptionPlan", "SolutionAdoptionPlan", "Pipeline", "PipelineStage", "Tag"]);
export type HistoryEntity = z.infer<typeof HistoryEntity>;
export const ListHistory = z.object({ entity: HistoryEntity, entityId: z.uuid(), before: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).catch(20).default(20) });
export type ListHistory = z.infer<typeof ListHistory>;
