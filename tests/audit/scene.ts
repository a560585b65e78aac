import pg from "pg";
import { everything } from "@/lib/db/everything";
import { note, record } from "@/lib/events/record";
import { sealChain } from "@/lib/audit/sealing";
import { verifyTrail } from "@/lib/jobs/upkeep/audit";
import type { Slice } from "@/lib/jobs/slices";
import { systemContext } from "@/lib/auth/context";
import { world, type World } from "../support/world";

/** An organization with three facts: two changes of a deal, and something that changed no row. */
export async function trail() {
  const scene = await world();
  const { ctx, db, deals } = scene;
  const [deal] = await deals(1);
  if (!deal) throw new Error("no deal");
  const edit = (name: string) =>
    db((tx) => record(tx, ctx, { name: "deal.edited", label: `Edit ${name}`, entity: "Deal", entityId: deal.id, changes: [{ entity: "Deal", id: deal.id, before: deal, after: { name } }], details: { fields: ["name"] } }));
  await edit("One");
  await edit("Two");
  await db((tx) => note(tx, ctx, { name: "account.signed_in", entity: "User", entityId: scene.maya.id, details: {} }));
  return { ...scene, deal, edit, seal: () => sealChain(scene.tenantId), verify: () => verifyTrail(systemContext(scene.tenantId), slice()) };
}

export function slice(more: Partial<Slice> = {}): Slice {
  return { jobId: "", cursor: null, isOver: () => false, isCancelled: async () => false, keep: async () => {}, setProgress: async () => {}, ...more };
}

export function sealsOf({ tenantId }: Pick<World, "tenantId">) {
  return everything.auditSeal.findMany({ where: { tenantId }, orderBy: { seq: "asc" } });
}

/** What nobody but the owner of the database could do. */
export async function asOwner(sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL });
  await client.connect();
  try {
    return await client.query(sql, values);
  } finally {
    await client.end();
  }
}
