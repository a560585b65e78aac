import path from "node:path";
import { defineConfig, devices } from "@playwright/test";

const here = (file: string) => path.resolve(import.meta.dirname, file);
const port = Number(process.env.E2E_PORT ?? 3210);

/** The production build on a database of its own with the demo organizations; give BASE_URL to use a server that is already up. */
export default defineConfig({
  testDir: here("e2e"),
  outputDir: here("../.data/e2e"),
  globalSetup: here("e2e/support/server.ts"),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    baseURL: process.env.BASE_URL ?? `http://localhost:${port}`,
    // A trace of every test costs a third of the time of all: it is recorded when asked for.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    locale: "en-US",
    // What fades in is judged by axe, and pressed, as it stands in the end.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
