import "server-only";
import { endClocks } from "@/lib/blockers/clocks";
import type { Tx } from "@/lib/db/within";
import { nowOf, type LockedProject } from "./places";

/** What ends with a project: its clocks, its escalations that have not fired, and an open hold. */
export async function endAll(tx: Tx, { id: projectId, tenantId }: LockedProject) {
  const at = await nowOf(tx);
  await endClocks(tx, { tenantId, projectId, at });
  await tx.projectHold.updateMany({ where: { projectId, to: null }, data: { to: at } });
}
