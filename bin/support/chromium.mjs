import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./processes.mjs";
import { say, Stop } from "./say.mjs";
import { TOOLS } from "./tools.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A browser that starts: CHROMIUM_PATH, one on PATH, as root Debian's, else Playwright's download. @returns its path */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return starts(given) ? given : refuse(`CHROMIUM_PATH (${given}) does not start`);
  return onPath() ?? (await fromPlaywright({ download: false })) ?? (await fromDebian()) ?? (await fromPlaywright({ download: true })) ?? refuse("none was found, and none could be installed");
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file) && starts(file));
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  say("Installing Chromium for the browser tests.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const quiet = { env, stdio: ["ignore", "ignore", "inherit"] };
  await run("apt-get", ["update", "-q"], quiet);
  await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], quiet);
  return onPath();
}

async function fromPlaywright({ download }) {
  const { chromium } = await import("@playwright/test");
  if (download) {
    say("Downloading Playwright's Chromium for the browser tests.");
    await run(process.execPath, [TOOLS.playwright, "install", "chromium"]);
  }
  const file = chromium.executablePath();
  return existsSync(file) && starts(file) ? file : undefined;
}

const starts = (file) => spawnSync(file, ["--version"], { timeout: 30_000 }).status === 0;

/** @returns {never} */
function refuse(why) {
  throw new Stop(`The browser tests need Chromium: ${why}. Install the package "chromium", or name the program in CHROMIUM_PATH.`);
}
