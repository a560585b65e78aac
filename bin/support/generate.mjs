import { existsSync } from "node:fs";
import { at } from "./places.mjs";
import { mustRun } from "./processes.mjs";
import { saying } from "./say.mjs";
import { fingerprint, stamp } from "./stamps.mjs";
import { QUIET, TOOLS } from "./tools.mjs";

const MADE = at("lib/generated/prisma/client.ts");

/** Writes the Prisma client, unless the schema is the one it was last written for. */
export async function generateClient() {
  const current = fingerprint(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  const done = stamp("generate");
  if (existsSync(MADE) && done.fits(current)) return;
  await saying("Generating the database client", () =>
    mustRun("prisma generate failed", process.execPath, [TOOLS.prisma, "generate", "--no-hints"], { env: { ...process.env, ...QUIET, ...engine() } }),
  );
  done.set(current);
}

/** The Prisma CLI wants to download its schema engine even where it never runs it: any program will do. */
function engine() {
  const any = ["/bin/true", "/usr/bin/true"].find((file) => existsSync(file));
  return any && !process.env.PRISMA_SCHEMA_ENGINE_BINARY ? { PRISMA_SCHEMA_ENGINE_BINARY: any } : {};
}
