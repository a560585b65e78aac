import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";

/** Does the request carry `Authorization: Bearer CRON_SECRET`? Never, while no secret is configured. */
export function isClock(request: Request) {
  const secret = process.env.CRON_SECRET;
  if (!secret) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(request.headers.get("authorization") ?? ""), digest(`Bearer ${secret}`));
}
