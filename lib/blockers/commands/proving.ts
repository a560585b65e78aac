import "server-only";
import { describeEvidence } from "@/lib/adoption/rules/evidence";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { Fact } from "@/lib/events/catalog";
import { resolveBlocker } from "./resolving";

/** The reaction to blocker.proved: what the product reported resolves the blocker that waited for it, with the evidence in the log. A blocker resolved meanwhile stays as it is. */
export async function resolveByEvidence(ctx: Ctx, { entityId: blockerId }: Fact) {
  const proved = await within(ctx, (tx) => findProof(tx, blockerId));
  if (!proved) return { resolved: false };
  await resolveBlocker(ctx, { projectId: proved.projectId, blockerId, notes: `Resolved by telemetry: ${proved.words}.` });
  return { resolved: true };
}

async function findProof(tx: Tx, blockerId: string) {
  const blocker = await tx.implementationBlocker.findFirst({
    where: { id: blockerId, status: { not: "RESOLVED" }, customerTelemetryAttributeId: { not: null }, project: { status: { notIn: ["COMPLETED", "CANCELLED"] } } },
    select: {
      projectId: true,
      customerTelemetryAttribute: { select: { id: true, name: true, dataType: true, successCriteria: true, values: { select: { value: true, observedAt: true }, orderBy: [{ observedAt: "desc" }, { source: "desc" }], take: 1 } } },
    },
  });
  const attribute = blocker?.customerTelemetryAttribute;
  const [latest] = attribute?.values ?? [];
  if (!blocker || !attribute || !latest) return null;
  const observedAt = latest.observedAt.toISOString();
  const seen = { attributeId: attribute.id, name: attribute.name, dataType: attribute.dataType, criteria: attribute.successCriteria, value: latest.value, observedAt };
  return { projectId: blocker.projectId, words: describeEvidence({ at: observedAt, seenAt: observedAt, seen: [seen] }, (at) => at.toISOString().slice(0, 10)).join("; ") };
}
