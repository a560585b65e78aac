import { createHash } from "node:crypto";
import { describe } from "@/lib/adoption/rules/describing";
import type { SuccessCriteria } from "@/lib/adoption/rules/criteria";
import { levelNames, LEVELS } from "../rules/words";
import { fieldName } from "./columns";
import { isWritten, type Comparison, type FieldEdit } from "./comparing";
import { joinNames } from "./lists";
import { SHEETS, type Definition, type Fault, type SheetName } from "./shapes";

/** A field as it is and as it will be, as text; "" is nothing. `conflict`: what it was when the file was made, who changed it since, and whether the file's value is written all the same. */
export type ShownField = { field: string; from: string; to: string; conflict: { was: string; byName: string; isWritten: boolean } | null };
export type ShownLine = { label: string; row: number | null; fields: ShownField[] };
export type ShownSheet = { name: SheetName; added: ShownLine[]; changed: ShownLine[]; missing: string[] };
/** What an import would do. `digest` names exactly this: committing with it does this or refuses. `version.file` is null where the file does not say what it was made from. */
export type Preview = {
  digest: string; name: string; version: { file: number | null; now: number }; faults: Fault[]; faultCount: number; notes: string[]; sheets: ShownSheet[];
  counts: { added: number; changed: number; missing: number; removed: number; conflicts: number; kept: number; writes: number };
};

type Asked = { comparison: Comparison; now: Definition; result: Definition; faults: Fault[]; notes: string[]; version: Preview["version"] };

const SHOWN_FAULTS = 200;

export function previewOf({ comparison, now, result, faults, notes, version }: Asked): Preview {
  const { edits, missing, choices } = comparison;
  const say = (sheet: SheetName, field: string, value: unknown) => sayValue({ now, result }, sheet, field, value);
  const fieldOf = (sheet: SheetName) => (edit: FieldEdit): ShownField => ({
    field: fieldName(sheet, edit.field), from: say(sheet, edit.field, edit.from), to: say(sheet, edit.field, edit.to),
    conflict: edit.conflict && { byName: edit.conflict.byName, was: say(sheet, edit.field, edit.conflict.was), isWritten: isWritten(edit, choices) },
  });
  const sheets = SHEETS.map((name) => {
    const own = edits.filter(({ sheet }) => sheet === name);
    const lines = (isNew: boolean) => own.filter(({ current }) => (current === null) === isNew).map(({ line, current, fields }) => ({
      label: (current ?? line).label, row: line.row, fields: fields.map(fieldOf(name)).filter(({ field, to }) => !isNew || (field !== "Place" && to !== "")),
    }));
    return { name, added: lines(true), changed: lines(false), missing: missing.filter(({ sheet }) => sheet === name).map(({ line }) => line.label) };
  }).filter(({ added, changed, missing: gone }) => added.length + changed.length + gone.length > 0);
  return {
    digest: digestOf({ comparison, version: version.now }), name: now.Info[0]?.label ?? "", version, faults: faults.toSorted(bySheetAndCell).slice(0, SHOWN_FAULTS), faultCount: faults.length, notes, sheets, counts: countsOf(comparison),
  };
}

/** As a person goes through the file: sheet by sheet, row by row. */
function bySheetAndCell(one: Fault, other: Fault) {
  const placeOf = ({ sheet, cell }: Fault) => [SHEETS.findIndex((name) => name === sheet), Number(/\d+/.exec(cell)?.[0] ?? 0), cell.length, cell] as const;
  const [a, b] = [placeOf(one), placeOf(other)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3].localeCompare(b[3], "en");
}

export function countsOf({ edits, missing, kept, choices }: Comparison): Preview["counts"] {
  const written = edits.filter(({ current, fields }) => !current || fields.some((field) => isWritten(field, choices)));
  const added = edits.filter(({ current }) => !current).length;
  const removed = choices.removals ? missing.length : 0;
  return { added, changed: written.length - added, missing: missing.length, removed, conflicts: edits.flatMap(({ fields }) => fields).filter(({ conflict }) => conflict).length, kept, writes: written.length + removed };
}

/** Two previews are the same when they would write the same over the same. */
function digestOf({ comparison: { edits, missing, orders, choices }, version }: { comparison: Comparison; version: number }) {
  return createHash("sha256").update(JSON.stringify([version, choices, orders, edits.map(({ sheet, line, fields }) => [sheet, line.key, line.values, fields]), missing.map(({ line }) => line.key)])).digest("base64url");
}

function sayValue(definitions: { now: Definition; result: Definition }, sheet: SheetName, field: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (field === "successCriteria") return describe(value as SuccessCriteria);
  if (field === "task") return labelOf(definitions, "Tasks", String(value));
  if (field === "outcomes" || field === "releases" || field === "tags") {
    const parts = { outcomes: "Outcomes", releases: "Releases", tags: "Tags" } as const;
    return joinNames((Array.isArray(value) ? value : []).map((key) => labelOf(definitions, parts[field], String(key))));
  }
  if (field === "resources") return (value as { label: string; url: string }[]).map(({ label, url }) => `${label}: ${url}`).join("\n");
  if (sheet === "Licenses" && field === "level") return levelNames[LEVELS[Number(value) - 1] ?? "ESSENTIAL"];
  if (field === "licenseLevel") return levelNames[LEVELS.find((level) => level === value) ?? "ESSENTIAL"];
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(" ") : typeof value === "object" ? JSON.stringify(value) : String(value);
}

function labelOf({ now, result }: { now: Definition; result: Definition }, sheet: SheetName, key: string) {
  const line = result[sheet].find((each) => each.key === key) ?? now[sheet].find((each) => each.key === key);
  return typeof line?.values["name"] === "string" ? line.values["name"] : (line?.label ?? "");
}
