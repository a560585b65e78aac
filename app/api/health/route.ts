import { findContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { getHealth } from "@/lib/jobs/health";
import { isClock } from "@/lib/jobs/secret";

export const dynamic = "force-dynamic";

/** Strangers hear only whether all is well; an administrator, or who holds CRON_SECRET, hears what is not. 503 only when nothing can be served. */
export async function GET(request: Request) {
  const { canServe, ...health } = await getHealth();
  const isTrusted = isClock(request) || (canServe && (await isAdmin()));
  return Response.json(isTrusted ? health : { ok: health.ok }, { status: canServe ? 200 : 503, headers: { "cache-control": "no-store" } });
}

async function isAdmin() {
  const ctx = await findContext();
  return ctx !== null && may(ctx, "jobs.edit");
}
