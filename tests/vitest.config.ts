import path from "node:path";
import { defineConfig } from "vitest/config";

const here = (file: string) => path.resolve(import.meta.dirname, file);

/** Loading the app takes longer than most files test: they share two processes, and setup.ts makes those as good as new for each. What a module imports is therefore replaced for all, here. */
export default defineConfig({
  test: {
    root: here(".."),
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/e2e/**", "tests/chaos/**", "tests/bench/**"],
    globalSetup: here("support/database.ts"),
    setupFiles: [here("support/setup.ts")],
    pool: "forks",
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
  resolve: {
    alias: {
      "server-only": here("support/empty.ts"),
      "next/headers": here("auth/browser.ts"),
      "next/server": here("support/next-server.ts"),
      "next/cache": here("support/next-cache.ts"),
      "@": here(".."),
    },
  },
});
