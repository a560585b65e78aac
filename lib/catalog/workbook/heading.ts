import { addressOf, errorIn, isEmpty, textOf, type Cell } from "@/lib/sheets/cells";
import type { Sheet } from "@/lib/sheets/reading";
import { Resources } from "../rules";
import { info, ORIGIN } from "./columns";
import type { Fault, Line, Origin } from "./shapes";
import { canonical } from "./values";

const VALUE = 1;

/** The product's own fields, and what the file says it was made from. A field whose line is not there is not spoken of. */
export function readInfo({ rows }: Sheet, { key, label }: Line) {
  const faults: Fault[] = [];
  const cells = new Map(rows.map(([name = null, value = null], at) => [textOf(name).trim().toLowerCase(), { value: isEmpty(value) ? null : value, row: at + 1 }]));
  const values: Record<string, unknown> = {};
  const places: Record<string, number> = {};
  for (const { field, header, schema, read } of info) {
    const found = cells.get(header.toLowerCase());
    if (!found) continue;
    places[field] = found.row;
    const { data, error } = schema.safeParse(read(found.value, {}));
    const failed = errorIn(found.value);
    const message = failed ? `The formula here ends in ${failed}. Write the value.` : (error?.issues[0]?.message ?? "This cannot be read.");
    if (error || failed) faults.push({ sheet: "Info", cell: addressOf(VALUE, found.row), found: textOf(found.value).slice(0, 100), message });
    values[field] = canonical("Info", field, data);
  }
  return { line: { key, id: key, row: null, label, values }, places, faults, origin: originOf(cells, key, faults) };
}

/** Links, one a row. */
export function readResources({ rows: [, ...rows] }: Sheet, { key, label }: Line) {
  const filled = rows.map((cells, at) => ({ cells, row: at + 2 })).filter(({ cells }) => cells.some((cell) => !isEmpty(cell)));
  const said = filled.map(({ cells: [name = null, url = null] }) => ({ label: textOf(name), url: textOf(url) }));
  const { data = [], error } = Resources.safeParse(said);
  const faults: Fault[] = (error?.issues ?? []).map(({ path: [place, field], message }) => {
    const at = filled[Number(place)];
    return { sheet: "Resources", cell: at ? addressOf(field === "url" ? 1 : 0, at.row) : "", found: textOf(at?.cells[field === "url" ? 1 : 0] ?? null), message };
  });
  return { line: { key, id: key, row: null, label, values: { resources: data } } satisfies Line, faults };
}

type Found = { value: Cell; row: number };

function originOf(cells: ReadonlyMap<string, Found>, productId: string, faults: Fault[]): Origin {
  const said = (header: string) => textOf(cells.get(header.toLowerCase())?.value ?? null).trim();
  const fault = (header: string, message: string) => faults.push({ sheet: "Info", cell: addressOf(VALUE, cells.get(header.toLowerCase())?.row ?? 1), found: said(header), message });
  const version = /^\d{1,9}$/.test(said(ORIGIN.version)) ? Number(said(ORIGIN.version)) : null;
  if (said(ORIGIN.productId).toLowerCase() !== productId) fault(ORIGIN.productId, "This workbook is another product's. Open that product to import it.");
  else if (version === null) fault(ORIGIN.version, "The version this workbook was made from is not readable. Export the product again and carry your edits over.");
  else return { productId, version, revision: /^[0-9a-f-]{36}$/i.test(said(ORIGIN.revision)) ? said(ORIGIN.revision).toLowerCase() : null };
  return null;
}
