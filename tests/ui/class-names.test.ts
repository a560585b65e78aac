import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { twMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { buttonLook } from "@/components/ui/button-look";
import { setsWhat } from "@/components/ui/class-groups";
import { cn } from "@/components/ui/cn";
import { looks } from "@/components/ui/error-state";

/** cn() knows only the utilities that are written here; tailwind-merge knows them all and is eight kilobytes larger. */
const written = [...utilitiesIn(path.resolve(import.meta.dirname, "../../components"))];
/** One of each kind. */
const kinds = [...new Map(written.map((utility) => [kind(utility), utility])).values()];

test("of two classes that set the same thing the later one stays, as tailwind-merge has it, for every utility that is written here", () => {
  expect(written.length).toBeGreaterThan(400);
  const ofKind = new Map(kinds.map((utility) => [kind(utility), utility]));
  const pairs = [...kinds.flatMap((one) => kinds.map((other) => `${one} ${other}`)), ...written.flatMap((one) => [`${one} ${ofKind.get(kind(one))}`, `${ofKind.get(kind(one))} ${one}`])];
  expect(pairs.filter((pair) => cn(pair) !== twMerge(pair))).toEqual([]);
});

test("conditions hold apart what they are conditions of", () => {
  for (const pair of ["px-2 max-md:px-3", "max-md:px-2 px-3 max-md:px-4", "hover:bg-hover bg-press", "md:max-lg:px-0 max-lg:md:px-2", "text-ink text-ink-2!", "[&_svg]:size-4 [&_svg]:size-3.5", "aria-[current=page]:bg-surface aria-[current=page]:bg-press"]) {
    expect(cn(pair)).toBe(twMerge(pair));
  }
});

function kind(utility: string) {
  return setsWhat(utility.replace(/^-/, "")).what;
}

test("the page that failed draws its buttons as Button does", () => {
  expect(looks).toEqual({ primary: buttonLook({ size: "sm", variant: "primary" }), quiet: buttonLook({ size: "sm", variant: "quiet" }) });
});

/** Every word of a string that tailwind-merge takes for a utility, without its conditions. */
function utilitiesIn(folder: string): Set<string> {
  const words = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(path.join(folder, file), "utf8").matchAll(/"([^"\n]*)"|`([^`]*)`/g)].flatMap(([, plain, template]) => (plain ?? template ?? "").split(/\s+/)));
  const bare = words.map((word) => (word.split(/:(?![^[(]*[\])])/).at(-1) ?? "").replace(/^!|!$/g, ""));
  return new Set(bare.filter((word) => /^[\w[-][\w!@[\]().:/%*&>~=+,#$-]*$/.test(word) && word !== "to-do" && twMerge(`${word} ${word}`) === word));
}
