import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";

/** How the organization's trail stands: entries sealed, since when, when it was last verified and what that found (null: nothing). */
export type AuditStanding = { entries: number; sealedAt: Date | null; verifiedAt: Date | null; fault: string | null };

export async function getAuditStanding(ctx: Ctx): Promise<AuditStanding> {
  const chain = await within(ctx, (tx) => tx.auditChain.findFirst({ select: { seq: true, sealedAt: true, verifiedAt: true, fault: true } }));
  return { entries: Number(chain?.seq ?? 0), sealedAt: chain?.sealedAt ?? null, verifiedAt: chain?.verifiedAt ?? null, fault: chain?.fault ?? null };
}
