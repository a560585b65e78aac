import { NextResponse, type NextRequest } from "next/server";

const isDevelopment = process.env.NODE_ENV === "development";

/** Headers only. Who may see what is decided by every page, action and route, never here. */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${bucket()}${isDevelopment ? " ws:" : ""}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-frame-options", "DENY");
  const isClientPage = request.nextUrl.pathname.startsWith("/progress/"); // its address is a secret
  response.headers.set("referrer-policy", isClientPage ? "no-referrer" : "strict-origin-when-cross-origin");
  if (isClientPage) response.headers.set("x-robots-tag", "noindex, nofollow, noarchive");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  return response;
}

/** Where browsers send files to themselves, if anywhere. */
function bucket() {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION = "us-east-1" } = process.env;
  if (!S3_BUCKET) return "";
  return ` ${S3_ENDPOINT ? new URL(S3_ENDPOINT).origin : `https://${S3_BUCKET}.s3.${S3_REGION}.amazonaws.com`}`;
}

/** Pages only: what is under /api has no script to allow and gets its headers from next.config.mjs, which costs nothing, and a proxy in front of a route would cut a body off at 10 MB. */
export const config = { matcher: [{ source: "/((?!_next/static|_next/image|icon.svg|api/).*)" }] };
