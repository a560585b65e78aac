import "server-only";
import type { Target } from "./resolving";
import type { Source } from "./rules";

/** A value on its way to one attribute of one plan; `row` is the place of the sender's row it belongs to. `json` is its text, `observedAt` ISO. */
export type Arriving = { row: number; target: Target; json: string; observedAt: string; source: Source; notes: string | null; /** Attribute, instant and source: one value each. */ key: string };
/** All that arrive together; `firsts`: the first of each key, in the order of the keys. `columns`: those as parameters of the statement that writes them. */
export type Arrivals = { all: readonly Arriving[]; firsts: ReadonlyMap<string, Arriving>; ordered: readonly Arriving[]; columns: Columns };
type Columns = Record<"attributeIds" | "originalIds" | "instants" | "sources" | "values" | "notes", string>;

export const keyOf = ({ target, observedAt, source }: Pick<Arriving, "target" | "observedAt" | "source">) => `${target.attributeId} ${observedAt} ${source}`;

/** Puts what arrives into the order in which it is written: two senders of the same then never wait for each other in a circle. */
export function inOrder(all: readonly Arriving[]): Arrivals {
  const firsts = new Map<string, Arriving>();
  for (const value of all) if (!firsts.has(value.key)) firsts.set(value.key, value);
  const ordered = [...firsts.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
  return { all, firsts, ordered, columns: columnsOf(ordered) };
}

function columnsOf(values: readonly Arriving[]): Columns {
  return {
    attributeIds: listOf(values.map(({ target }) => target.attributeId)),
    originalIds: listOf(values.map(({ target }) => target.originalAttributeId)),
    instants: listOf(values.map(({ observedAt }) => observedAt)),
    sources: listOf(values.map(({ source }) => source)),
    values: `[${values.map(({ json }) => json).join()}]`,
    notes: JSON.stringify(values.map(({ notes }) => notes)),
  };
}

/** An array as PostgreSQL writes it, of what needs no quotes: thousands of values are one parameter, which nothing on the way looks into. */
function listOf(values: readonly (string | null)[]) {
  return `{${values.map((value) => value ?? "NULL").join()}}`;
}
