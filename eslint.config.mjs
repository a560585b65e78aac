import coreWebVitals from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

const walls = [
  { group: ["@/lib/db/client", "**/db/client"], message: "The door to a tenant's rows is within() in lib/db/within.ts." },
  { group: ["@/lib/db/everything"], message: "The door without walls is for lib/ops, lib/auth and sweeps." },
];

export default [
  ...coreWebVitals,
  ...typescript,
  { ignores: [".next/**", ".data/**", "lib/generated/**", "next-env.d.ts"] },
  { files: ["app/**", "components/**", "inngest/**"], rules: { "no-restricted-imports": ["error", { patterns: walls }] } },
  { rules: { "@typescript-eslint/no-explicit-any": "error", "@typescript-eslint/no-non-null-assertion": "error" } },
  { files: ["tests/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
];
