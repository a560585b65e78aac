/** What is answered to machines and downloaded shows nothing and runs nothing. Files say theirs themselves (lib/attachments/serving.ts). */
const apiHeaders = {
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "cross-origin-opener-policy": "same-origin",
};

/** @type {import("next").NextConfig} */
export default {
  reactCompiler: true,
  typedRoutes: false,
  agentRules: false,
  poweredByHeader: false,
  logging: { serverFunctions: false }, // Their arguments hold passwords.
  experimental: { agentUpgrade: false, serverActions: { bodySizeLimit: "1mb", allowedOrigins: process.env.ALLOWED_ORIGINS?.split(",") ?? [] } },
  headers: async () => [{ source: "/api/:path((?!(?:ops/|progress/[^/]+/)?attachments(?:/|$)).*)", headers: Object.entries(apiHeaders).map(([key, value]) => ({ key, value })) }],
  allowedDevOrigins: ["127.0.0.1"],
  turbopack: { root: import.meta.dirname },
  typescript: { ignoreBuildErrors: Boolean(process.env.TYPES_CHECKED) },
};
