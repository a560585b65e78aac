/** @type {import("next").NextConfig} */
export default {
  reactCompiler: true,
  typedRoutes: false,
  agentRules: false,
  poweredByHeader: false,
  logging: { serverFunctions: false }, // Their arguments hold passwords.
  experimental: { agentUpgrade: false, serverActions: { bodySizeLimit: "1mb", allowedOrigins: process.env.ALLOWED_ORIGINS?.split(",") ?? [] } },
  allowedDevOrigins: ["127.0.0.1"],
  turbopack: { root: import.meta.dirname },
  typescript: { ignoreBuildErrors: Boolean(process.env.TYPES_CHECKED) },
};
