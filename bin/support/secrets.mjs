import { keep, readKept, secret } from "./kept.mjs";
import { data } from "./places.mjs";

/** APP_SECRET and NEXTAUTH_SECRET: made once and kept, unless given. */
export function secrets() {
  const file = data("secrets.json");
  const kept = readKept(file);
  const needed = ["APP_SECRET", "NEXTAUTH_SECRET"];
  const all = Object.fromEntries(needed.map((name) => [name, kept[name] ?? secret()]));
  if (needed.some((name) => !kept[name] && !process.env[name])) keep(file, { ...kept, ...all });
  return Object.fromEntries(needed.map((name) => [name, process.env[name] || all[name]]));
}
