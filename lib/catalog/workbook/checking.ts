import { criteriaFaults } from "@/lib/adoption/rules/criteria";
import { addressOf } from "@/lib/sheets/cells";
import { attributeFault } from "../rules/parts";
import { overweight } from "../rules/weighing";
import type { DataType } from "../rules/words";
import type { Definition, Fault, Line, Said, SheetName, TableName } from "./shapes";

/** Names and ids that others hold already: products by name and external id, tasks by external id. */
export type Taken = { names: ReadonlySet<string>; productIds: ReadonlySet<string>; taskIds: ReadonlySet<string> };
type Asked = { places: Said["places"]; now: Definition; taken: Taken };

const MOST: Partial<Record<TableName, number>> = { Tasks: 500, Licenses: 200, Outcomes: 200, Releases: 200, Tags: 200, "Custom Attributes": 200 };

/** What a definition as a whole may not be, each fault at the cell that would bring it about. */
export function check(definition: Definition, { places, now, taken }: Asked): Fault[] {
  const faults: Fault[] = [];
  const tell: Tell = (sheet, line, field, message) => faults.push({ sheet, cell: cellOf(places, sheet, line, field), found: textOf(line?.values[field]), message });
  for (const sheet of ["Outcomes", "Releases", "Tags"] as const) alone(definition[sheet], "name", (line, other) => tell(sheet, line, "name", `“${line.label}” stands ${whereOf(other)}. Each name may stand once.`));
  alone(definition.Licenses, "level", (line, other) => tell("Licenses", line, "level", `“${other.label}” has this level. A product has one licence of each level.`));
  alone(definition.Tasks, "externalId", (line, other) => tell("Tasks", line, "externalId", `“${other.label}” has this external id.`));
  alone(definition.Telemetry, "name", (line, other) => tell("Telemetry", line, "name", `This task measures “${line.label}” ${whereOf(other)}.`), "task");
  for (const [sheet, most] of Object.entries(MOST) as [TableName, number][]) if (definition[sheet].length > most) tell(sheet, undefined, "", `The product would have ${definition[sheet].length} of these; ${most} is the most.`);
  checkValues(definition, tell);
  checkTaken(definition, taken, tell);
  checkLevels(definition, now, tell);
  return faults;
}

type Tell = (sheet: SheetName, line: Line | undefined, field: string, message: string) => void;

function checkValues({ Tasks, Telemetry, "Custom Attributes": attributes }: Definition, tell: Tell) {
  const fault = overweight(Tasks.map(({ values }) => String(values["weight"] ?? "0")));
  if (fault) tell("Tasks", Tasks.findLast(({ row }) => row !== null) ?? Tasks.at(-1), "weight", fault);
  for (const line of attributes.filter(({ values }) => values["dataType"] !== null)) {
    const wrong = attributeFault((line.values["dataType"] ?? "STRING") as DataType, line.values["value"]);
    if (wrong) tell("Custom Attributes", line, "value", wrong);
  }
  for (const line of Telemetry) {
    const { dataType = "STRING", successCriteria = null } = line.values as { dataType?: DataType | null; successCriteria?: unknown };
    const [wrong] = line.row === null || successCriteria === null || dataType === null ? [] : criteriaFaults(dataType, successCriteria);
    if (wrong) tell("Telemetry", line, "dataType", wrong.message);
  }
  for (const task of Tasks) {
    const lines = Telemetry.filter(({ values }) => values["task"] === task.key);
    if (lines.length > 50) tell("Telemetry", lines.at(-1), "task", `“${task.label}” would measure ${lines.length} things; a task measures at most 50.`);
  }
}

function checkTaken({ Info: [own], Tasks }: Definition, { names, productIds, taskIds }: Taken, tell: Tell) {
  if (own && names.has(String(own.values["name"]))) tell("Info", own, "name", "Another product has this name.");
  if (own && productIds.has(String(own.values["externalId"]))) tell("Info", own, "externalId", "Another product has this external id.");
  for (const line of Tasks) if (taskIds.has(String(line.values["externalId"]))) tell("Tasks", line, "externalId", "A task of another product has this external id.");
}

/** Levels are freed one by one; a ring of them never is. */
function checkLevels({ Licenses }: Definition, now: Definition, tell: Tell) {
  const was = (line: Line) => now.Licenses.find(({ key }) => key === line.key)?.values["level"];
  const moved = Licenses.filter((line) => was(line) !== undefined && was(line) !== line.values["level"]);
  const isRing = moved.length > 0 && moved.every((line) => moved.some((other) => was(other) === line.values["level"]));
  if (isRing) tell("Licenses", moved.at(-1), "level", "Licences cannot swap their levels in one import. Swap their names and descriptions instead.");
}

/** Tells each line whose value an earlier one has. */
function alone(lines: readonly Line[], field: string, told: (line: Line, other: Line) => void, within?: string) {
  const seen = new Map<string, Line>();
  for (const line of lines.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))) {
    if (line.values[field] === null || line.values[field] === undefined) continue;
    const key = JSON.stringify([line.values[field], within ? line.values[within] : null]);
    const other = seen.get(key);
    if (other) told(line, other);
    else seen.set(key, line);
  }
}

function cellOf(places: Said["places"], sheet: SheetName, line: Line | undefined, field: string) {
  const place = places[sheet]?.[field];
  if (place === undefined) return "";
  return sheet === "Info" ? addressOf(1, place) : line?.row ? addressOf(place, line.row) : "";
}

function whereOf({ row }: Line) {
  return row === null ? "in this product already" : `in row ${row} already`;
}

function textOf(value: unknown) {
  return (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "")).slice(0, 100);
}
