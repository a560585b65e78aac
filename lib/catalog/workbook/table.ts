import { addressOf, errorIn, isEmpty, textOf, type Cell } from "@/lib/sheets/cells";
import type { Sheet } from "@/lib/sheets/reading";
import { columns, type Column } from "./columns";
import { CELLS } from "./criteria";
import type { Definition, Fault, Line, TableName } from "./shapes";
import { canonical } from "./values";

const MOST: Record<TableName, number> = { Tasks: 500, Licenses: 200, Outcomes: 200, Releases: 200, Tags: 200, "Custom Attributes": 200, Telemetry: 5000 };
const ID = "id";

/** The lines of one sheet, each value judged by itself; `places` says which column holds which field. A line without an id is the one of its name that no other line names, else a new one. */
export function readTable(name: TableName, { rows }: Sheet, { now, gone }: { now: Definition; gone: ReadonlyMap<string, string> }) {
  const faults: Fault[] = [];
  const notes: string[] = [];
  const [head = [], ...body] = rows;
  const places = placesOf(name, head, faults);
  const filled = body.map((cells, at) => ({ cells, row: at + 2 })).filter(({ cells }) => cells.some((cell) => !isEmpty(cell)));
  if (filled.length > MOST[name]) faults.push({ sheet: name, cell: addressOf(0, MOST[name] + 2), found: `${filled.length} rows`, message: `A product has at most ${MOST[name]} of these.` });
  if (faults.length > 0) return { lines: [], places, faults, notes };

  const ids = idsOf(name, filled, { places, now, gone, faults, notes });
  const lines = filled.flatMap(({ cells, row }) => {
    const id = ids.get(row);
    return id === undefined ? [] : [lineOf(name, { cells, row, id }, { places, now, faults })];
  });
  return { lines, places, faults, notes };
}

type Row = { cells: readonly Cell[]; row: number };
type Places = Readonly<Record<string, number>>;

function placesOf(name: TableName, head: readonly Cell[], faults: Fault[]): Places {
  const names = head.map((cell) => textOf(cell).trim().toLowerCase());
  const place = ({ header, also = [] }: Pick<Column, "header" | "also">) => [header, ...also].map((each) => names.indexOf(each.toLowerCase())).find((at) => at >= 0);
  const found = [...columns[name], { field: ID, header: "Id" }].flatMap((column) => (place(column) === undefined ? [] : [[column.field, place(column)] as const]));
  const places = Object.fromEntries(found) as Record<string, number>;
  const needed = columns[name].filter(({ field }) => field === "name" || (name === "Telemetry" && field === "task"));
  for (const { field, header } of needed) if (places[field] === undefined) faults.push({ sheet: name, cell: "A1", found: "", message: `The first row names no column “${header}”.` });
  return places;
}

type Known = { places: Places; now: Definition; gone: ReadonlyMap<string, string>; faults: Fault[]; notes: string[] };

/** The id of each row, null for a new line; a row that is not to be read has none. */
function idsOf(name: TableName, rows: readonly Row[], { places, now, gone, faults, notes }: Known) {
  const written = (cells: readonly Cell[]) => textOf(cells[places[ID] ?? -1] ?? null).trim().toLowerCase();
  const named = (cells: readonly Cell[]) => textOf(cells[places["name"] ?? -1] ?? null).trim();
  const taken = new Map<string, number>();
  const ids = new Map<number, string | null>();
  for (const { cells, row } of rows) {
    const id = written(cells);
    const fault = (message: string) => faults.push({ sheet: name, cell: addressOf(places[ID] ?? 0, row), found: id, message });
    if (id === "") continue;
    if (taken.has(id)) fault(`This id stands in row ${taken.get(id)} too. Empty it here to add a new line.`);
    else if (now[name].some((line) => line.id === id)) ids.set(row, id);
    else if (gone.has(id)) notes.push(`${name}, row ${row}: ${gone.get(id)} removed “${named(cells)}” since this file was made. It stays removed.`);
    else {
      fault("This product has no such line. Leave the id empty to add a new one.");
      ids.set(row, null);
    }
    taken.set(id, row);
  }
  for (const { cells, row } of rows.filter(({ cells }) => written(cells) === "")) {
    const alike = name === "Telemetry" ? [] : now[name].filter(({ id, label }) => id !== null && label === named(cells) && !taken.has(id));
    const [only, second] = alike;
    ids.set(row, only && !second ? only.key : null);
    if (only && !second) taken.set(only.key, row);
  }
  return ids;
}

function lineOf(name: TableName, { cells, row, id }: Row & { id: string | null }, { places, now, faults }: Pick<Known, "places" | "now" | "faults">): Line {
  const current = now[name].find((line) => line.id !== null && line.id === id);
  const values: Record<string, unknown> = {};
  for (const column of columns[name]) {
    const place = places[column.field];
    if (place === undefined) continue;
    const cell = isEmpty(cells[place]) ? null : (cells[place] ?? null);
    const fault = (message: string) => faults.push({ sheet: name, cell: addressOf(place, row), found: textOf(cell).slice(0, 100), message });
    if (errorIn(cell)) fault(`The formula here ends in ${errorIn(cell)}. Write the value.`);
    const { data, error } = column.schema.safeParse(column.read(cell, { ...current?.values, ...values }));
    if (error && !errorIn(cell)) fault(error.issues[0]?.message ?? "This cannot be read.");
    values[column.field] = CELLS.some((raw) => raw === column.field) ? data : canonical(name, column.field, data);
  }
  return { key: id ?? `${name}!${row}`, id, row, label: textOf(cells[places["name"] ?? -1] ?? null).trim() || `row ${row}`, values };
}
