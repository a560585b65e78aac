import type { CatalogProduct, PartRow, TaskRow } from "../queries/shapes";
import type { Definition, Line, SheetName } from "./shapes";
import { canonical } from "./values";

/** A product as its workbook has it. */
export function definitionOf({ id, parts, tasks, resources, ...product }: CatalogProduct): Definition {
  const { name, code, series, listPrice, currencyCode, description, externalId } = product;
  return {
    Info: [lineOf("Info", { id, name }, { name, code, series, listPrice, currencyCode, description, externalId })],
    Tasks: tasks.map((task) => lineOf("Tasks", task, valuesOf(task))),
    Licenses: parts.licenses.map((part) => lineOf("Licenses", part, { name: part.name, level: Number(part.level), description: part.description, isActive: part.isActive })),
    Outcomes: parts.outcomes.map((part) => lineOf("Outcomes", part, plain(part))),
    Releases: parts.releases.map((part) => lineOf("Releases", part, { ...plain(part), level: part.level })),
    Tags: parts.tags.map((part) => lineOf("Tags", part, { name: part.name, color: part.color, description: part.description })),
    "Custom Attributes": parts.attributes.map((part) => lineOf("Custom Attributes", part, { name: part.name, dataType: part.dataType, value: part.value })),
    Resources: [lineOf("Resources", { id, name }, { resources: resources.map(({ label, url }) => ({ label, url })) })],
    Telemetry: tasks.flatMap((task) => task.telemetry.map(({ id: attributeId, ...values }) => lineOf("Telemetry", { id: attributeId, name: values.name }, { ...values, task: task.id }))),
  };
}

function valuesOf({ name, description, weight, licenseLevel, estMinutes, outcomes, releases, tags, howToDoc, howToVideo, notes, externalId }: TaskRow) {
  return { name, description, weight, licenseLevel, estMinutes, outcomes, releases, tags, howToDoc, howToVideo, notes, externalId };
}

function plain({ name, description, isActive }: PartRow) {
  return { name, description, isActive };
}

function lineOf(sheet: SheetName, { id, name }: { id: string; name: string }, values: object): Line {
  return { key: id, id, row: null, label: name, values: Object.fromEntries(Object.entries(values).map(([field, value]) => [field, canonical(sheet, field, value)])) };
}
