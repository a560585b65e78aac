import { z } from "zod";
import { readBoolean } from "@/lib/adoption/rules/values";
import { productFields } from "@/lib/products/rules";
import { textOf, type Cell } from "@/lib/sheets/cells";
import type { Written } from "@/lib/sheets/writing";
import { taskFields } from "../rules/tasks";
import { partFields } from "../rules/parts";
import { attributeFields } from "../rules/telemetry";
import { DATA_TYPES, LEVELS, levelNames, typeNames } from "../rules/words";
import { joinNames } from "./lists";
import type { SheetName, TableName, Values } from "./shapes";

/** A column: the field it holds, how a cell becomes its value (which `schema` judges), and how a value becomes a cell. `also`: other names it is found by. `given`: what the line's earlier columns say. */
export type Column = { field: string; header: string; width: number; also?: readonly string[]; schema: z.ZodType; read: (cell: Cell, given: Values) => unknown; write: (value: unknown, values: Values) => Written };

/** What links stand for is found by name, after all sheets are read: their schema lets every list of names through. */
export const LINKS = ["outcomes", "releases", "tags"] as const;

const text = (cell: Cell) => (cell === null ? null : textOf(cell));
const shown = (value: unknown): Written => (value === null || value === undefined ? null : typeof value === "boolean" || isShort(value) ? value : String(value));
const column = (field: string, header: string, width: number, schema: z.ZodType, more: Partial<Column> = {}): Column => ({ field, header, width, schema, read: text, write: shown, ...more });

/** Spreadsheets keep fifteen digits of a number; one that has more is a text. */
const isShort = (value: unknown): value is number => typeof value === "number" && Number(value.toPrecision(15)) === value;
/** Decimals are numbers in a sheet as long as a number holds them exactly. */
const decimal = (format: string) => (value: unknown): Written => (value === null || value === undefined ? null : String(Number(value)) === String(value) ? { value: Number(value), format } : String(value));
const number = { read: (cell: Cell) => (cell === null ? null : textOf(cell).trim()) };
const flag = (otherwise: boolean): Partial<Column> => ({ read: (cell) => (cell === null ? otherwise : cell instanceof Date ? cell : (readBoolean(cell) ?? cell)) });
const Flag = z.boolean("Say TRUE or FALSE.");
const addresses: Partial<Column> = { read: (cell) => textOf(cell).split(/\s+/).filter(Boolean), write: (value) => (Array.isArray(value) ? value.join(" ") : null) };
const level: Partial<Column> = { read: (cell) => levelOf(cell) ?? cell ?? "ESSENTIAL", write: (value) => levelNames[LEVELS.find((one) => one === value) ?? "ESSENTIAL"] };
const LicenceLevel = partFields.license.level;
const licence: Partial<Column> = { read: (cell) => (levelOf(cell) ? LEVELS.findIndex((one) => one === levelOf(cell)) + 1 : text(cell)), write: (value) => levelNames[LEVELS[Number(value) - 1] ?? "ESSENTIAL"] };
const type: Partial<Column> = { read: (cell) => typeOf(cell) ?? cell ?? "STRING" };
const Type = z.enum(DATA_TYPES, "Write BOOLEAN, NUMBER, STRING, TIMESTAMP or JSON.");
const whole = (otherwise: number): Partial<Column> => ({ read: (cell) => (cell === null ? otherwise : textOf(cell).trim()) });
const links = (field: (typeof LINKS)[number], header: string) => column(field, header, 28, z.unknown(), { write: (value) => joinNames(Array.isArray(value) ? value.map(String) : []) });

const name = (schema: z.ZodType, header = "Name", also: readonly string[] = []) => column("name", header, 34, schema, { also });
const description = (schema: z.ZodType) => column("description", "Description", 50, schema);
const active = column("isActive", "Active", 10, Flag, flag(true));

export const columns: Record<TableName, readonly Column[]> = {
  Tasks: [
    name(taskFields.name, "Task", ["Name"]), description(taskFields.description), column("weight", "Weight", 10, taskFields.weight, { ...number, write: decimal("0.00") }),
    column("licenseLevel", "Licence", 14, taskFields.licenseLevel, { ...level, also: ["License"] }), column("estMinutes", "Estimate (minutes)", 18, taskFields.estMinutes, number),
    links("outcomes", "Outcomes"), links("releases", "Releases"), links("tags", "Tags"),
    column("howToDoc", "How-to texts", 36, taskFields.howToDoc, addresses), column("howToVideo", "How-to videos", 36, taskFields.howToVideo, addresses),
    column("notes", "Notes", 40, taskFields.notes), column("externalId", "External id", 18, taskFields.externalId),
  ],
  Licenses: [name(partFields.license.name), column("level", "Level", 14, LicenceLevel, licence), description(partFields.license.description), active],
  Outcomes: [name(partFields.outcome.name), description(partFields.outcome.description), active],
  Releases: [name(partFields.release.name), column("level", "Level", 10, partFields.release.level, { read: (cell) => textOf(cell).trim(), write: decimal("0.0#") }), description(partFields.release.description), active],
  Tags: [name(partFields.tag.name), column("color", "Colour", 12, partFields.tag.color, { also: ["Color"], read: (cell) => (cell === null ? "#6B7280" : textOf(cell).trim()) }), description(partFields.tag.description)],
  "Custom Attributes": [name(partFields.attribute.name), column("dataType", "Data Type", 14, Type, type), column("value", "Value", 40, partFields.attribute.value, { read: valueOf })],
  Telemetry: [
    column("task", "Task", 34, z.unknown()), name(attributeFields.name, "Attribute", ["Name"]), description(attributeFields.description), column("dataType", "Data Type", 14, Type, type),
    column("isRequired", "Required", 10, Flag, flag(false)), active, column("freshDays", "Fresh Days", 12, attributeFields.freshDays, whole(30)), column("graceDays", "Grace Days", 12, attributeFields.graceDays, whole(14)),
    column("criterion", "Criterion", 24, z.unknown(), { read: (cell) => cell }), column("operator", "Operator", 24, z.unknown(), { read: (cell) => cell }), column("expected", "Expected", 18, z.unknown(), { read: (cell) => cell }),
    column("json", "Criteria (JSON)", 40, z.unknown(), { read: (cell) => cell }),
  ],
};

/** Info has a line for each field. */
export const info: readonly Column[] = [
  column("name", "Name", 0, productFields.name), column("code", "Code", 0, productFields.code), column("series", "Series", 0, productFields.series),
  column("listPrice", "List Price", 0, productFields.listPrice, { ...number, write: decimal("0.00") }), column("currencyCode", "Currency", 0, productFields.currencyCode),
  column("description", "Description", 0, productFields.description), column("externalId", "External Id", 0, productFields.externalId),
];
/** What Info says of the file itself; it is not to be changed. */
export const ORIGIN = { productId: "Product Id", version: "Definition Version", revision: "Revision" } as const;
export const RESOURCES = [{ header: "Label", width: 40 }, { header: "Address", width: 70 }] as const;

/** What a field is called where it is shown. */
export function fieldName(sheet: SheetName, field: string) {
  if (sheet === "Resources") return "Links";
  if (field === "successCriteria") return "Criteria";
  const found = (sheet === "Info" ? info : columns[sheet]).find((each) => each.field === field);
  return found?.header ?? (field === "place" ? "Place" : field);
}

function levelOf(cell: Cell) {
  const said = textOf(cell).trim().toLowerCase();
  return LEVELS.find((one, place) => [one.toLowerCase(), String(place + 1)].includes(said));
}

function typeOf(cell: Cell) {
  const said = textOf(cell).trim().toLowerCase();
  return DATA_TYPES.find((one) => [one.toLowerCase(), typeNames[one].toLowerCase()].includes(said));
}

/** A custom attribute's value, as its type wants it. */
function valueOf(cell: Cell, { dataType }: Values): unknown {
  if (cell === null || (typeof cell === "string" && cell.trim() === "")) return null;
  if (dataType === "NUMBER") return typeof cell === "string" && /^-?\d+(\.\d+)?$/.test(cell.trim()) ? Number(cell) : cell instanceof Date ? textOf(cell) : cell;
  if (dataType === "BOOLEAN") return cell instanceof Date ? textOf(cell) : (readBoolean(cell) ?? cell);
  return textOf(cell);
}
