import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { app } from "@/lib/db/client";

/** The two realms never share a cookie. */
export const TENANT_COOKIE = "throughline.session";
export const STAFF_COOKIE = "throughline.staff";

/** A session ends twelve hours after sign-in, or when it is revoked. */
export const SESSION_HOURS = 12;

type Found = { tenantId: string; userId: string; sessionId: string };

/** From the cookie's token to ids, before any tenant is known. Revoked, expired and inactive ones are nobody. */
export async function findSession(token: string | undefined) {
  if (!token) return null;
  const [session] = await app.$queryRaw<Found[]>`select * from session_of(${hashToken(token)})`;
  return session ?? null;
}

export function hashToken(token: string) {
  return createHash("sha256").update(token).digest("hex");
}

/** 256 random bits for a cookie or a link; only its hash is ever stored. */
export function newToken() {
  return randomBytes(32).toString("base64url");
}

/** How a session's cookie is set, in both realms. */
export function cookieOptions(expires: Date) {
  return { httpOnly: true, sameSite: "lax", secure: (process.env.APP_URL ?? "").startsWith("https:"), path: "/", expires } as const;
}
