import { canonical } from "./values";
import type { SheetName } from "./shapes";

export type ChangedItem = { entity: string; id: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null; byName: string };
type Base = { value: unknown; byName: string };

/** What somebody did to a definition since a file was made: the value each field had then (by "id.field"), which links a task had then, and which lines came and went. */
export type Since = { fields: ReadonlyMap<string, Base>; links: ReadonlyMap<string, ReadonlyMap<string, { wasThere: boolean; byName: string }>>; added: ReadonlySet<string>; gone: ReadonlyMap<string, string> };
export const NOTHING: Since = { fields: new Map(), links: new Map(), added: new Set(), gone: new Map() };

const tied: Record<string, readonly [field: string, ...columns: string[]]> = { TaskOutcome: ["outcomes", "outcomeId"], TaskRelease: ["releases", "releaseId"], TaskTag: ["tags", "productTagId", "solutionTagId"] };

/** The changes in their order, read backwards in time: of each field the first value that was replaced. */
export function readSince(items: readonly ChangedItem[]): Since {
  const since = { fields: new Map<string, Base>(), links: new Map<string, Map<string, { wasThere: boolean; byName: string }>>(), added: new Set<string>(), gone: new Map<string, string>() };
  for (const { entity, id, before, after, byName } of items) {
    const tie = tied[entity];
    if (tie) noteLink(since.links, tie, { row: before ?? after ?? {}, wasThere: before !== null, byName });
    else if (before === null) since.added.add(id);
    else if (after === null || after["deletedAt"]) since.gone.set(id, byName);
    else for (const field of Object.keys(after)) since.fields.set(`${id}.${field}`, { value: since.fields.has(`${id}.${field}`) ? since.fields.get(`${id}.${field}`)?.value : before[field], byName });
  }
  return since;
}

/** What a field held when the file was made, and who changed it; null when nobody did. `now` is what it holds. */
export function baseOf({ fields, links }: Since, { sheet, id, field, now }: { sheet: SheetName; id: string; field: string; now: unknown }): Base | null {
  const changed = links.get(`${id}.${field}`);
  if (changed && Array.isArray(now)) {
    const then = new Set(now.map(String));
    for (const [part, { wasThere }] of changed) if (wasThere) then.add(part); else then.delete(part);
    return { value: canonical(sheet, field, [...then]), byName: [...changed.values()].at(-1)?.byName ?? "Someone" };
  }
  const base = fields.get(`${id}.${field}`);
  return base ? { ...base, value: canonical(sheet, field, base.value) } : null;
}

function noteLink(links: Map<string, Map<string, { wasThere: boolean; byName: string }>>, [field, ...columns]: readonly string[], { row, wasThere, byName }: { row: Record<string, unknown>; wasThere: boolean; byName: string }) {
  const part = columns.map((column) => row[column]).find((value) => typeof value === "string");
  const key = `${String(row["taskId"])}.${field}`;
  const held = links.get(key) ?? new Map<string, { wasThere: boolean; byName: string }>();
  const earlier = held.get(String(part));
  held.set(String(part), { wasThere: earlier?.wasThere ?? wasThere, byName });
  links.set(key, held);
}
