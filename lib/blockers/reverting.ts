import "server-only";
import type { RevertHooks } from "@/lib/changes/hooks";
import { assertWorker } from "@/lib/projects/rules";
import { refuse } from "@/lib/refusal";

/** What may be taken back: words, who owns it, and whether the client sees it. */
const edits = ["title", "description", "ownerId", "isClientVisible", "acknowledgedAt", "version"];
const never = () => refuse("What happened to a blocker is not undone: its clock has counted, and people have heard. Resolve it, or reopen it.");

/** A clock is never turned back. */
export const blockerHooks: RevertHooks = {
  async lock(tx, items) {
    if (items.some(({ before, after }) => before === null || Object.keys(after ?? {}).some((column) => !edits.includes(column)))) never();
    await tx.$queryRaw`select 1 from implementation_blockers where "tenantId" = current_tenant() and id = any (${items.map(({ entityId }) => entityId)}::uuid[]) order by id for no key update`;
    if ((await tx.implementationBlocker.count({ where: { id: { in: items.map(({ entityId }) => entityId) }, status: "RESOLVED" } })) > 0) never();
  },
  prepare: async (_, item) => item,
  finish: async (_, { actor }) => assertWorker(actor),
};
