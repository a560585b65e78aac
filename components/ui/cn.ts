import { clsx, type ClassValue } from "clsx";
import { setsWhat } from "./class-groups";

const known = new Map<string, string>();

/** Joins class names; of two utilities that set the same thing the later one stays. */
export function cn(...classes: ClassValue[]) {
  const joined = clsx(classes);
  const found = known.get(joined) ?? merged(joined);
  if (known.size > 500) known.clear();
  known.set(joined, found);
  return found;
}

/** From the end: a class that sets only what a later one sets, under the same condition, is left out. */
function merged(joined: string) {
  const set = new Set<string>();
  const kept: string[] = [];
  for (const name of joined.split(/\s+/).reverse()) {
    const { condition, what, also } = parted(name);
    if (what && set.has(condition + what)) continue;
    if (what) for (const each of [what, ...also]) set.add(condition + each);
    kept.push(name);
  }
  return kept.reverse().join(" ");
}

/** `max-md:hover:px-2!` is what `px-2` sets, under the condition that stands before it. */
function parted(name: string) {
  const parts = name.split(/:(?![^[(]*[\])])/);
  const last = parts.pop() ?? "";
  const utility = last.replace(/^!|!$/g, "");
  return { condition: `${parts.sort().join(":")}${utility === last ? "" : "!"} `, ...setsWhat(utility.replace(/^-/, "")) };
}
