import Big from "big.js";
import type { SheetName } from "./shapes";

const decimals: Partial<Record<SheetName, readonly string[]>> = { Info: ["listPrice"], Tasks: ["weight"], Releases: ["level"] };
const sets: Partial<Record<SheetName, readonly string[]>> = { Tasks: ["outcomes", "releases", "tags"] };

/** A value in the one way it is compared and kept: decimals without idle zeros, texts trimmed and with plain line ends, nothing as null, sets in one order. */
export function canonical(sheet: SheetName, field: string, value: unknown): unknown {
  if (value === undefined || value === null || value === "") return null;
  if (decimals[sheet]?.includes(field)) return new Big(String(value)).toFixed();
  if (typeof value === "string") return value.replace(/\r\n?/g, "\n").trim() || null;
  if (Array.isArray(value) && sets[sheet]?.includes(field)) return value.map(String).toSorted();
  return value;
}

/** Equal whatever the order of the keys in JSON. */
export function isSame(one: unknown, other: unknown) {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  return JSON.stringify(value ?? null, (_, held: unknown) => (typeof held === "object" && held !== null && !Array.isArray(held) ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1))) : held));
}
