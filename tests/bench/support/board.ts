import { contextOfToken } from "@/lib/auth/context";
import { getBoard } from "@/lib/deals/queries/board";
import type { Bench } from "./bench";
import type { Tenant } from "./seeding";
import { plainly, statementsOf } from "./statements";

/** The very statements of the app's board, through plain pg in a transaction of the role `app`: `sql` is what every board is measured against; `kept` is the same prepared. */
export async function plainBoard(bench: Bench, tenant: Tenant) {
  const ctx = await contextOfToken(tenant.token);
  if (!ctx) throw new Error("The seeded session is nobody's.");
  const statements = await statementsOf(() => getBoard(ctx, { pipelineId: tenant.pipelineId }));
  const client = await bench.client();
  return { sql: () => plainly(client, tenant.tenantId, statements), kept: () => plainly(client, tenant.tenantId, statements, "board") };
}
