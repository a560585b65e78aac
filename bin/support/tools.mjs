import { at } from "./places.mjs";

/** Where the programs of the packages begin. They are started with `node` directly: npx would not pass signals on. */
export const TOOLS = {
  eslint: at("node_modules/eslint/bin/eslint.js"),
  next: at("node_modules/next/dist/bin/next"),
  playwright: at("node_modules/@playwright/test/cli.js"),
  prisma: at("node_modules/prisma/build/index.js"),
  tsc: at("node_modules/typescript/bin/tsc"),
  vitest: at("node_modules/vitest/vitest.mjs"),
};

/** Arguments for node to run a TypeScript file of ours, which may import `server-only` modules. */
export const typescript = (file, args = []) => ["--import", "tsx", at(file), ...args];

/** What every tool of ours is started with. */
export const QUIET = { TSX_TSCONFIG_PATH: at("bin/support/tsconfig.json"), NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1", DO_NOT_TRACK: "1" };
