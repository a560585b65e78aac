import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { limit } from "@/lib/auth/rate-limits";

/** A session somebody left open does not let others guess at the password or the code. */
export function countTries({ sessionId, tenantId }: Ctx) {
  return limit(`prove:${sessionId ?? tenantId}`, { limit: 10, seconds: 300 });
}
