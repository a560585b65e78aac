import "server-only";
import type { Tx } from "@/lib/db/within";

/** What ends with a project: its escalations that have not fired, and an open hold. Returns how many steps were cancelled. */
export async function cancelSteps(tx: Tx, projectId: string) {
  await tx.$executeRaw`update project_holds set "to" = now(), "updatedAt" = now() where "tenantId" = current_tenant() and "projectId" = ${projectId}::uuid and "to" is null`;
  return tx.$executeRaw`
    update escalation_steps s set state = 'CANCELLED', "dueAt" = null, "updatedAt" = now() from implementation_blockers b
    where s."tenantId" = current_tenant() and b."tenantId" = s."tenantId" and b.id = s."blockerId" and b."projectId" = ${projectId}::uuid and s.state = 'PENDING'`;
}
