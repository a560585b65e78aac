import "server-only";
import type { Tx } from "@/lib/db/within";
import type { CustomerTaskStatus } from "@/lib/generated/prisma/enums";
import { kinds, type Kind } from "./kinds";
import type { Evidence } from "./rules/evidence";
import type { Standing } from "./rules/standing";
import type { Decision } from "./rules/status";

/** What became of one task. `evidence` null: what stands there stays. */
export type Decided = Omit<Decision, "met" | "row"> & { id: string; planId: string; before: CustomerTaskStatus; evidence: Evidence | null };

/** Writes what was decided in one statement; only a changed status is stamped. */
export async function putDecisions(tx: Tx, kind: Kind, decided: readonly Decided[], now: Date) {
  const { tasks } = kinds[kind];
  const rows = JSON.stringify(decided.map(({ id, status, failingSince, isDataStale, proposedStatus, evidence }) => ({ id, status, failingSince, isDataStale, proposedStatus, evidence })));
  await tx.$executeRaw`
    update ${tasks} t set status = n.status, "failingSince" = n."failingSince", "isDataStale" = n."isDataStale", evidence = coalesce(nullif(n.evidence, 'null'), t.evidence),
      "proposedStatus" = n."proposedStatus", "proposedAt" = case when n."proposedStatus" is null then null when t."proposedStatus" is not distinct from n."proposedStatus" then t."proposedAt" else ${now} end,
      "statusUpdatedAt" = case when t.status = n.status then t."statusUpdatedAt" else ${now} end, "statusUpdatedBy" = case when t.status = n.status then t."statusUpdatedBy" else 'telemetry' end,
      "statusUpdateSource" = case when t.status = n.status then t."statusUpdateSource" else 'TELEMETRY' end, "isComplete" = n.status = 'COMPLETED',
      "completedAt" = case when n.status <> 'COMPLETED' then null else coalesce(t."completedAt", ${now}) end, "completedBy" = case when n.status <> 'COMPLETED' then null else coalesce(t."completedBy", 'telemetry') end,
      "updatedAt" = ${now}, version = t.version + 1
    from jsonb_to_recordset(${rows}::jsonb) n (id uuid, status "CustomerTaskStatus", "failingSince" timestamptz, "isDataStale" boolean, "proposedStatus" "CustomerTaskStatus", evidence jsonb)
    where t."tenantId" = current_tenant() and t.id = n.id`;
}

/** The met attributes as proof: the value, what was asked of it, and when it was seen. */
export function evidenceOf(met: readonly Standing[], now: Date): Evidence {
  const seen = met.flatMap(({ id, name, dataType, criteria, latest }) => (latest ? [{ attributeId: id, name, dataType, criteria, value: latest.value, observedAt: latest.observedAt.toISOString() }] : []));
  return { at: now.toISOString(), seenAt: seen.map(({ observedAt }) => observedAt).sort().at(-1) ?? now.toISOString(), seen };
}
