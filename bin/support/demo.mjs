import { existsSync } from "node:fs";
import { HOME, ownerEnvironment } from "./environment.mjs";
import { at } from "./places.mjs";
import { mustRun, output } from "./processes.mjs";
import { saying } from "./say.mjs";
import { fingerprint, stamp } from "./stamps.mjs";
import { typescript } from "./tools.mjs";

const SEED = "prisma/seed.ts";

/** Demo data is for the embedded database, or for whoever asks for it with DEMO=1. */
export const wantsDemo = ({ embedded }) => existsSync(at(SEED)) && (process.env.DEMO ? process.env.DEMO === "1" : embedded);

/** Loads the demo organizations (the seed adds only what is missing); skipped when this very seed was loaded. */
export async function loadDemo(database, port) {
  const current = fingerprint([SEED, "prisma/seed"]);
  const done = stamp("demo", `${HOME()}/demo`); // beside the data, so that it goes with it
  if (database.embedded && done.fits(current)) return;
  await saying("Loading the demo organizations", () =>
    mustRun("The demo data could not be loaded", process.execPath, typescript(SEED), { env: ownerEnvironment(database, port) }),
  );
  if (database.embedded) done.set(current);
}

/** The demo sign-ins, with the one-time codes of this moment. */
export async function signIns(database, port) {
  const { text } = await output(process.execPath, typescript(SEED, ["--sign-ins"]), { env: ownerEnvironment(database, port) });
  return text.trimEnd();
}
