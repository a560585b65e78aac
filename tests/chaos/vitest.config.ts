import path from "node:path";
import { defineConfig } from "vitest/config";

const here = (file: string) => path.resolve(import.meta.dirname, file);

/** Run after the build: the app under test is the built one. */
export default defineConfig({
  test: { root: here("../.."), include: ["tests/chaos/**/*.test.ts"], pool: "forks", maxWorkers: 1, testTimeout: 600_000, hookTimeout: 60_000 },
  resolve: { alias: { "server-only": here("../support/empty.ts"), "@": here("../..") } },
});
