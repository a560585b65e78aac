import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import type { openPlan } from "./opening";

type Opened = Awaited<ReturnType<typeof openPlan>> & { customerId: string; label: string };

/** The fact of a new assignment. Its plan comes and goes with it, so the assignment alone is what undo takes back. */
export async function recordOpened(tx: Tx, ctx: Ctx, { assignment, planId, customerId, label }: Opened) {
  const changes = [{ entity: "CustomerProduct", id: assignment.id, before: null, after: assignment }];
  const { changeSetId } = await record(tx, ctx, { name: "assignment.created", label, entity: "CustomerProduct", entityId: assignment.id, customerId, dealId: assignment.dealId, details: { planId }, changes });
  return { changeSetId, planId, assignmentId: assignment.id };
}
