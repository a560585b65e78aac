import { addressOf, textOf, type Cell } from "@/lib/sheets/cells";
import type { DataType } from "../rules/words";
import { LINKS } from "./columns";
import { CELLS, readCriteriaCells, type CriteriaCells } from "./criteria";
import { splitNames } from "./lists";
import type { Definition, Fault, Line, Said, TableName } from "./shapes";
import type { Since } from "./since";
import { canonical } from "./values";

type Lines = Said["lines"];
type Known = { now: Definition; since: Since; lines: Lines; places: Said["places"]; faults: Fault[] };
const sheetOf = { outcomes: "Outcomes", releases: "Releases", tags: "Tags" } as const satisfies Record<(typeof LINKS)[number], TableName>;

/** Names in the cells become the lines they name: what a task carries, and whose task an attribute is. A line that was renamed, here or meanwhile, is found by its old name too. */
export function resolve(known: Omit<Known, "faults">): { lines: Lines; faults: Fault[] } {
  const faults: Fault[] = [];
  const Tasks = known.lines.Tasks?.map((line) => tied(line, { ...known, faults }));
  const lines = { ...known.lines, ...(Tasks && { Tasks }) };
  const Telemetry = lines.Telemetry && measured(lines.Telemetry, { ...known, lines, faults });
  return { lines: { ...lines, ...(Telemetry && { Telemetry }) }, faults };
}

/** Every line there will be, the file's first. */
function every({ now, lines }: Pick<Known, "now" | "lines">, sheet: TableName): Line[] {
  const said = lines[sheet] ?? [];
  return [...said, ...now[sheet].filter(({ key }) => !said.some((line) => line.key === key))];
}

/** By the name a line will have; else by the one it has, or had when the file was made; else whatever its case. */
function named(all: readonly Line[], { now, since }: { now: readonly Line[]; since: Since }, name: string) {
  const exact = all.filter(({ label }) => label === name);
  if (exact.length > 0) return exact;
  const old = now.filter(({ key, label }) => label === name || since.fields.get(`${key}.name`)?.value === name).map(({ key }) => key);
  const renamed = all.filter(({ key }) => old.includes(key));
  return renamed.length > 0 ? renamed : all.filter(({ label }) => label.toLowerCase() === name.toLowerCase());
}

function tied(line: Line, known: Known): Line {
  const values = { ...line.values };
  for (const field of LINKS) {
    const place = known.places.Tasks?.[field];
    if (place === undefined) continue;
    const sheet = sheetOf[field];
    const found = String(values[field] ?? "");
    const fault = (message: string) => known.faults.push({ sheet: "Tasks", cell: addressOf(place, line.row ?? 1), found: found.slice(0, 100), message });
    const names = splitNames(found);
    if (!names) fault("A quotation mark is not closed. Divide names by semicolons.");
    const keys = (names ?? []).flatMap((name) => {
      const [part] = named(every(known, sheet), { now: known.now[sheet], since: known.since }, name);
      if (!part) fault(`There is no “${name}” among the ${field}. Add it on the sheet ${sheet} first.`);
      return part ? [part.key] : [];
    });
    values[field] = canonical("Tasks", field, [...new Set(keys)]);
  }
  return { ...line, values };
}

function measured(lines: readonly Line[], known: Known): Line[] {
  const taken = new Set(lines.flatMap(({ id }) => (id ? [id] : [])));
  return lines.map((line) => {
    const fault = (field: string, message: string) => known.faults.push({
      sheet: "Telemetry", cell: addressOf(known.places.Telemetry?.[field] ?? 0, line.row ?? 1), found: textOf((line.values[field] ?? null) as Cell).slice(0, 100), message,
    });
    const task = taskOf(line, known, fault);
    const same = line.id ? undefined : known.now.Telemetry.find(({ key, values }) => values["task"] === task && values["name"] === line.values["name"] && !taken.has(key));
    if (same) taken.add(same.key);
    const current = same ?? known.now.Telemetry.find(({ key }) => key === line.key);
    const identity = same ? { ...line, key: same.key, id: same.key } : line;
    return { ...identity, values: { ...valuesOf(line, current, fault), ...(task && { task }) } };
  });
}

type Tell = (field: string, message: string) => void;

/** An attribute stays with its task; a new one goes to the task of that name, external id or id. */
function taskOf(line: Line, known: Known, fault: Tell): string | null {
  const name = String(line.values["task"] ?? "");
  const current = known.now.Telemetry.find(({ key }) => key === line.key)?.values["task"];
  const all = every(known, "Tasks");
  const fits = [...named(all, { now: known.now.Tasks, since: known.since }, name), ...all.filter(({ key, values }) => key === name.toLowerCase() || (name !== "" && values["externalId"] === name))];
  const own = fits.find(({ key }) => key === current);
  if (own) return own.key;
  if (!fits[0]) fault("task", name === "" ? "Name the task that this attribute measures." : `There is no task “${name}”.`);
  else if (current) fault("task", "An attribute stays with its task. Empty its id to measure this task with it too.");
  else if (new Set(fits.map(({ key }) => key)).size > 1) fault("task", `Several tasks are called “${name}”. Write the task's external id or its id here.`);
  return fits[0]?.key ?? null;
}

/** The four cells of a criterion become the criterion. */
function valuesOf({ values: read }: Line, current: Line | undefined, fault: Tell) {
  const values = Object.fromEntries(Object.entries(read).filter(([field]) => field !== "task" && !CELLS.some((cell) => cell === field)));
  if (!CELLS.some((cell) => cell in read)) return values;
  const cells = Object.fromEntries(CELLS.map((cell) => [cell, (read[cell] ?? null) as Cell])) as CriteriaCells;
  const dataType = (values["dataType"] ?? current?.values["dataType"] ?? "STRING") as DataType;
  const answer = readCriteriaCells(dataType, cells);
  if ("faults" in answer) answer.faults.forEach(({ cell, message }) => fault(cell, message));
  return { ...values, successCriteria: "criteria" in answer ? answer.criteria : null };
}
