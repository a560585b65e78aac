import { describe } from "@/lib/adoption/rules/describing";
import type { SuccessCriteria } from "@/lib/adoption/rules/criteria";
import type { WrittenSheet } from "@/lib/sheets/writing";
import { columns, info, LINKS, ORIGIN, RESOURCES } from "./columns";
import { criteriaCells } from "./criteria";
import { instructions } from "./instructions";
import { TABLES, type Definition, type Line, type TableName, type Values } from "./shapes";

/** Where a file comes from, for the one who imports it. */
export type Source = { productId: string; version: number; revision: string | null; at: Date };

/** A product's definition as the sheets of its workbook. */
export function sheetsOf(definition: Definition, source: Source): WrittenSheet[] {
  const [infoSheet, links, help] = [infoOf(definition, source), linksOf(definition), instructions];
  const tables = TABLES.map((name): WrittenSheet => ({
    name, columns: [...columns[name].map(({ header, width }) => ({ header, width })), ...(name === "Telemetry" ? [{ header: "Reads as (not imported)", width: 36 }] : []), { header: "Id", width: 38 }],
    rows: definition[name].map((line) => cellsOf(name, line, definition)),
  }));
  return [infoSheet, ...tables.slice(0, 6), links, ...tables.slice(6), help];
}

/** One line's cells by the sheet's columns, names in place of keys; the id is the last. */
export function cellsOf(name: TableName, { key, values }: Line, definition: Definition) {
  const shown: Values = name === "Tasks" ? { ...values, ...namesOf(values, definition) } : name === "Telemetry" ? measured(values, definition) : values;
  return [...columns[name].map(({ field, write }) => write(shown[field] ?? null, shown)), ...(name === "Telemetry" ? [readsAs(values)] : []), key];
}

function infoOf({ Info: [own] }: Definition, { productId, version, revision, at }: Source): WrittenSheet {
  const fields = info.map(({ field, header, write }) => [header, write(own?.values[field] ?? null, own?.values ?? {})]);
  const about = [[ORIGIN.productId, productId], [ORIGIN.version, version], [ORIGIN.revision, revision ?? ""], ["Exported At", at.toISOString()]];
  return { name: "Info", columns: [{ header: "Field", width: 24 }, { header: "Value", width: 70 }], rows: [...fields, [], ...about] };
}

function linksOf({ Resources: [own] }: Definition): WrittenSheet {
  const links = (own?.values["resources"] ?? []) as { label: string; url: string }[];
  return { name: "Resources", columns: RESOURCES, rows: links.map(({ label, url }) => [label, url]) };
}

const sheets = { outcomes: "Outcomes", releases: "Releases", tags: "Tags" } as const;

function namesOf(values: Values, definition: Definition): Values {
  return Object.fromEntries(LINKS.map((field) => [field, definition[sheets[field]].filter(({ key }) => ((values[field] ?? []) as string[]).includes(key)).map(({ label }) => label)]));
}

function measured(values: Values, { Tasks }: Definition): Values {
  return { ...values, task: Tasks.find(({ key }) => key === values["task"])?.label ?? "", ...criteriaCells((values["successCriteria"] ?? null) as SuccessCriteria | null) };
}

function readsAs({ successCriteria }: Values) {
  return successCriteria ? describe(successCriteria as SuccessCriteria) : null;
}
