import "server-only";
import { createHash } from "node:crypto";
import type { Ctx } from "@/lib/auth/context";
import { together, type Tx } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";

type Asked = { key: string; route: string; request: object };

/**
 * Does something once for each Idempotency-Key: within 24 hours the same request gets the same answer, another one with that key is refused (422).
 * The key is written in the transaction of the work, so of several at once one does it and the others wait for its answer; what fails leaves no key.
 */
export function once<T>(ctx: Ctx, { key, route, request }: Asked, work: () => Promise<T>): Promise<T> {
  const hash = createHash("sha256").update(JSON.stringify([ctx.actor.id, request])).digest("hex");
  return together(ctx, async (tx) => {
    const id = await claim(tx, ctx, { key, route, hash });
    if (!id) return (await answerOf(tx, { key, route, hash })) as T;
    const answer = await work();
    await tx.$executeRaw`update idempotency_keys set status = 201, response = ${JSON.stringify(answer ?? null)}::jsonb where id = ${id}::uuid`;
    return answer;
  });
}

type Claim = { key: string; route: string; hash: string };

/** Null when the key was used before and still counts. */
async function claim(tx: Tx, { tenantId }: Ctx, { key, route, hash }: Claim) {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into idempotency_keys as k ("tenantId", key, route, "requestHash", "expiresAt") values (${tenantId}::uuid, ${key}, ${route}, ${hash}, now() + interval '24 hours')
    on conflict ("tenantId", route, key) do update
      set "requestHash" = excluded."requestHash", "expiresAt" = excluded."expiresAt", status = null, response = null where k."expiresAt" < now()
    returning id`;
  return row?.id ?? null;
}

async function answerOf(tx: Tx, { key, route, hash }: Claim) {
  const row = await tx.idempotencyKey.findFirst({ where: { key, route }, select: { requestHash: true, response: true } });
  if (row?.requestHash !== hash) refuse("This Idempotency-Key was used for another request.", 422);
  return row.response;
}
