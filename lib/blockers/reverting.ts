import "server-only";
import type { RevertHooks } from "@/lib/changes/hooks";
import type { Tx } from "@/lib/db/within";
import { nowOf } from "@/lib/projects/places";
import { assertWorker } from "@/lib/projects/rules";
import { refuse } from "@/lib/refusal";
import { tellStaff } from "./telling";

/** What may be taken back: words, who owns it, whether the client sees it, and what telemetry may resolve it. */
const edits = ["title", "description", "ownerId", "isClientVisible", "customerTelemetryAttributeId", "acknowledgedAt", "version"];
const never = () => refuse("What happened to a blocker is not undone: its clock has counted, and people have heard. Resolve it, or reopen it.");

/** A clock is never turned back. */
export const blockerHooks: RevertHooks = {
  async lock(tx, items) {
    if (items.some(({ before, after }) => before === null || Object.keys(after ?? {}).some((column) => !edits.includes(column)))) never();
    await tx.$queryRaw`select 1 from implementation_blockers where "tenantId" = current_tenant() and id = any (${items.map(({ entityId }) => entityId)}::uuid[]) order by id for no key update`;
    if ((await tx.implementationBlocker.count({ where: { id: { in: items.map(({ entityId }) => entityId) }, status: "RESOLVED" } })) > 0) never();
  },
  prepare: async (_, item) => item,
  async finish(tx, { actor }, { id, before, after }) {
    assertWorker(actor);
    if (before && after && "ownerId" in after && before["ownerId"] !== after["ownerId"]) await tellOwners(tx, actor, { id, former: before["ownerId"], owner: after["ownerId"] });
  },
};

/** Who had it in the meantime, and who has it again; not whoever took the change back. */
async function tellOwners(tx: Tx, actor: { id: string | null; name: string }, { id, former, owner }: { id: string; former: unknown; owner: unknown }) {
  const blocker = await tx.implementationBlocker.findUniqueOrThrow({ where: { id }, select: { id: true, tenantId: true, projectId: true, title: true } });
  const at = await nowOf(tx);
  const told = (staffId: unknown, title: string) => tellStaff(tx, {
    blocker, staffIds: typeof staffId === "string" && staffId !== actor.id ? [staffId] : [], kind: "blocker.assigned", key: `${id}:undone:${at.toISOString()}`, title, body: `${actor.name} took the change of its owner back.`, dropIf: ["RESOLVED"], at,
  });
  await told(owner, `Yours again: ${blocker.title}`);
  await told(former, `Not yours any more: ${blocker.title}`);
}
