import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { escapeLiteral } from "pg";

/** Settings of a transaction that is about to begin; null once they were said. */
type Opening = { settings: Readonly<Record<string, string>> | null };

/** The server's bundles hold this file more than once, and share the pools (client.ts): what they say to each other is kept where the pools are. */
const kept = globalThis as typeof globalThis & { throughlineOpenings?: AsyncLocalStorage<Opening> };
const openings = (kept.throughlineOpenings ??= new AsyncLocalStorage<Opening>());

/** The next transaction that begins inside `work` says these settings in one breath with its BEGIN, which saves asking the database once more. */
export function opening<T>(settings: Readonly<Record<string, string>>, work: (opening: Opening) => Promise<T>): Promise<T> {
  const begun: Opening = { settings };
  return openings.run(begun, () => work(begun));
}

/** What goes to the database instead of what was asked: a BEGIN takes the settings along, everything else stays as it is. */
export function opened(asked: unknown): unknown {
  const begun = openings.getStore();
  if (!begun?.settings || !isBegin(asked)) return asked;
  const said = Object.entries(begun.settings).map(([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`);
  begun.settings = null;
  return { ...asked, text: `BEGIN; SELECT ${said.join(", ")}` };
}

function isBegin(asked: unknown): asked is { text: string } {
  return typeof asked === "object" && asked !== null && "text" in asked && asked.text === "BEGIN";
}
