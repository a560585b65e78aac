import "server-only";
import { everything } from "@/lib/db/everything";

type Report = { kind: string; error: unknown; route?: string; requestId?: string; organizationId?: string | null; userId?: string | null };

/** Keeps an unexpected error for staff, for 30 days. Returns the id under which a person may ask about it. Never throws. */
export async function reportError({ kind, error, route, requestId = crypto.randomUUID(), organizationId = null, userId = null }: Report): Promise<string> {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  const row = { kind, requestId, organizationId, userId, route: route ?? null, message: clean(message, 2000), stack: stack ? clean(stack, 8000) : null };
  await everything.appError.create({ data: row }).catch(() => console.error(`[${requestId}] ${kind} ${route ?? ""}`, row.message));
  return requestId;
}

/** Passwords in addresses, bearer tokens and long random words have no place in a report. */
function clean(text: string, most: number) {
  return text
    .replace(/\/\/[^/\s@]*@/g, "//…@")
    .replace(/\b(bearer|token|password|secret|key)(["']?\s*[:=]?\s*["']?)[^\s"',}]{6,}/gi, "$1$2…")
    .replace(/\b[A-Za-z0-9_-]{40,}\b/g, "…")
    .slice(0, most);
}
