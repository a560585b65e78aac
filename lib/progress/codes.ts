import "server-only";
import { randomInt } from "node:crypto";
import type { Ctx } from "@/lib/auth/context";
import { fingerprint } from "@/lib/auth/secrets";
import type { Tx } from "@/lib/db/within";
import { CODE_MINUTES, CODE_TRIES } from "./rules";

const printOf = (linkId: string, code: string) => fingerprint(`progress:${linkId}:${code}`);

/** A new code of six digits, for ten minutes; the ones before it no longer work. Only its keyed hash is stored. */
export async function issueCode(tx: Tx, { tenantId }: Ctx, linkId: string): Promise<string> {
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  await tx.$executeRaw`update progress_codes set "usedAt" = now() where "linkId" = ${linkId}::uuid and "usedAt" is null`;
  await tx.$executeRaw`
    insert into progress_codes ("tenantId", "linkId", hash, "expiresAt")
    values (${tenantId}::uuid, ${linkId}::uuid, ${printOf(linkId, code)}, now() + ${CODE_MINUTES} * interval '1 minute')`;
  return code;
}

/** Uses a code up in one statement: of many at once one succeeds. A wrong one counts against the code that is out, which ends after five. */
export async function spendCode(tx: Tx, linkId: string, code: string): Promise<boolean> {
  const spent = await tx.$executeRaw`
    update progress_codes set "usedAt" = now()
    where "linkId" = ${linkId}::uuid and hash = ${printOf(linkId, code)} and "usedAt" is null and "expiresAt" > now() and attempts < ${CODE_TRIES}`;
  if (spent > 0) return true;
  await tx.$executeRaw`update progress_codes set attempts = attempts + 1 where "linkId" = ${linkId}::uuid and "usedAt" is null and "expiresAt" > now()`;
  return false;
}
