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
  if (database.embedded && loaded().fits(seed())) return;
  await saying("Loading the demo organizations", () =>
    mustRun("The demo data could not be loaded", process.execPath, typescript(SEED), { env: ownerEnvironment(database, port) }),
  );
  if (database.embedded) markDemo();
}

/** The embedded database needs no demo data (any more). */
export const markDemo = () => loaded().set(seed());

const seed = () => fingerprint([SEED, "prisma/seed"]);
const loaded = () => stamp("demo", `${HOME()}/demo`); // beside the data, so that it goes with it

/** The demo sign-ins, with the one-time codes of this moment. */
export async function signIns(database, port) {
  const { text } = await output(process.execPath, typescript(SEED, ["--sign-ins"]), { env: ownerEnvironment(database, port) });
  return text.trimEnd();
}
