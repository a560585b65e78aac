import type { Sheet } from "@/lib/sheets/reading";
import { refuse } from "@/lib/refusal";
import { readInfo, readResources } from "./heading";
import { resolve } from "./resolving";
import { SHEETS, type Definition, type Fault, type Line, type Origin, type Said, type SheetName } from "./shapes";
import type { Since } from "./since";
import { readTable } from "./table";

/** What a file says, what is wrong with it, and what is good to know. Nothing may be written while there is a fault. */
export type Parsed = Said & { faults: Fault[]; notes: string[] };

/** The sheets as a definition, beside the one that stands now. `since`: what others did since the file was made. */
export function parse(sheets: readonly Sheet[], { now, since }: { now: Definition; since: Since }): Parsed {
  const parsed = { lines: {} as Record<string, readonly Line[]>, places: {} as Record<string, Readonly<Record<string, number>>>, faults: [] as Fault[], notes: [] as string[] };
  const keep = (name: SheetName, lines: readonly Line[], faults: readonly Fault[], places: Readonly<Record<string, number>> = {}) => {
    parsed.lines[name] = lines;
    parsed.places[name] = places;
    parsed.faults.push(...faults);
  };
  for (const { name, sheet } of known(sheets, parsed.notes)) {
    if (name === "Info") keepInfo(sheet, now.Info, keep);
    else if (name === "Resources") keepResources(sheet, now.Resources, keep);
    else {
      const { lines, places, faults, notes } = readTable(name, sheet, { now, gone: since.gone });
      keep(name, lines, faults, places);
      parsed.notes.push(...notes);
    }
  }
  const { lines, faults } = resolve({ now, since, lines: parsed.lines, places: parsed.places });
  return { lines, places: parsed.places, faults: [...parsed.faults, ...faults], notes: parsed.notes };
}

/** Where a workbook comes from; asked before anything else is read, for it decides what "changed since" means. */
export function originOf(sheets: readonly Sheet[], productId: string): Origin {
  const sheet = sheets.find(({ name }) => name.trim().toLowerCase() === "info");
  return sheet ? readInfo(sheet, { key: productId, id: productId, row: null, label: "", values: {} }).origin : null;
}

type Keep = (name: SheetName, lines: readonly Line[], faults: readonly Fault[], places?: Readonly<Record<string, number>>) => void;

function keepInfo(sheet: Sheet, [own]: readonly Line[], keep: Keep) {
  if (!own) return;
  const { line, places, faults } = readInfo(sheet, own);
  keep("Info", [line], faults, places);
}

function keepResources(sheet: Sheet, [own]: readonly Line[], keep: Keep) {
  if (!own) return;
  const { line, faults } = readResources(sheet, own);
  keep("Resources", [line], faults);
}

function known(sheets: readonly Sheet[], notes: string[]) {
  const nameOf = (said: string) => SHEETS.find((name) => name.toLowerCase() === said.trim().toLowerCase());
  const found = sheets.flatMap((sheet) => {
    const name = nameOf(sheet.name);
    if (!name && sheet.name.trim().toLowerCase() !== "instructions") notes.push(`The sheet “${sheet.name}” is not read.`);
    return name ? [{ name, sheet }] : [];
  });
  if (found.length === 0) refuse("This file has none of a product's sheets. Export the product, edit that file and import it.");
  const isWhole = found.some(({ name }) => name === "Info");
  if (isWhole) for (const name of SHEETS) if (!found.some((each) => each.name === name)) notes.push(`The file has no sheet “${name}”. What it would hold stays as it is.`);
  return found;
}
