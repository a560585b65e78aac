import path from "node:path";
import { defineConfig } from "vitest/config";

const here = (file: string) => path.resolve(import.meta.dirname, file);

export default defineConfig({
  test: {
    root: here(".."),
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/e2e/**", "tests/chaos/**", "tests/bench/**"],
    globalSetup: here("support/database.ts"),
    setupFiles: [here("support/setup.ts")],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
  resolve: { alias: { "server-only": here("support/empty.ts"), "@": here("..") } },
});
