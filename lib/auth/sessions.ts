import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";

/** The two realms never share a cookie. */
export const TENANT_COOKIE = "throughline.session";
export const STAFF_COOKIE = "throughline.staff";

/** A session ends twelve hours after sign-in, or when it is revoked. */
export const SESSION_HOURS = 12;

export function hashToken(token: string) {
  return createHash("sha256").update(token).digest("hex");
}

/** 256 random bits for a cookie or a link; only its hash is ever stored. */
export function newToken() {
  return randomBytes(32).toString("base64url");
}

/** A new session's token and what its row holds: until when, from where, with which browser. */
export async function newSession() {
  const token = newToken();
  const from = await headers();
  const row = {
    tokenHash: hashToken(token),
    expiresAt: new Date(Date.now() + SESSION_HOURS * 3_600_000),
    ipAddress: addressOf(from),
    userAgent: from.get("user-agent")?.slice(0, 300) ?? null,
  };
  return { token, row };
}

/** The first address a proxy named, or null. */
export function addressOf(from: Pick<Headers, "get">) {
  return from.get("x-forwarded-for")?.split(",")[0]?.trim().slice(0, 60) || null;
}

/** How a session's cookie is set, in both realms. */
export function cookieOptions(expires: Date) {
  return { httpOnly: true, sameSite: "lax", secure: (process.env.APP_URL ?? "").startsWith("https:"), path: "/", expires } as const;
}

export async function keepCookie(name: string, token: string, expires: Date) {
  (await cookies()).set(name, token, cookieOptions(expires));
}

export async function dropCookie(name: string) {
  (await cookies()).delete(name);
}
