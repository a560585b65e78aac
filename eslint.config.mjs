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
  // What a name is only left out of the rest for begins with _.
  { rules: { "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" }] } },
  // The compiler leaves components of TanStack Virtual and Table as they are, which is right.
  { rules: { "react-hooks/incompatible-library": "off" } },
  { files: ["*.config.mjs"], rules: { "import/no-anonymous-default-export": "off" } },
  { files: ["tests/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
];
