import type { Choices, FieldEdit } from "./comparing";
import { movedKeys, woven } from "./ordering";
import type { Definition, Said, TableName } from "./shapes";
import type { Since } from "./since";
import { isSame } from "./values";

/** The sheets whose rows stand in an order by hand, and the column that keeps it: from 1 and gapless for tasks, from 0 for parts. */
export const ORDERED = {
  Tasks: "sequenceNumber", Licenses: "displayOrder", Outcomes: "displayOrder", Releases: "displayOrder", Tags: "displayOrder", "Custom Attributes": "displayOrder",
} as const satisfies Partial<Record<TableName, string>>;
export type OrderedSheet = keyof typeof ORDERED;
export const ORDERED_SHEETS = Object.keys(ORDERED) as OrderedSheet[];

type Placing = { now: Definition; said: Said["lines"]; since: Since; choices: Choices; missing: readonly string[] };

/** The lines of a sheet in the file's order, unless only others moved them since; those that it does not have stay behind the one they follow. */
export function placed(sheet: OrderedSheet, { now, said, since, choices, missing }: Placing): { order: string[]; moves: Map<string, FieldEdit> } {
  const standing = now[sheet].map(({ key }) => key);
  const asked = said[sheet]?.map(({ key }) => key);
  if (!asked) return { order: standing, moves: new Map() };
  const kept = choices.removals ? standing.filter((key) => !missing.includes(key)) : standing;
  const [ours, theirs] = [asked.filter((key) => standing.includes(key)), standing.filter((key) => asked.includes(key))];
  const { then, byName } = before(sheet, { now, since, standing, theirs });
  const [weMoved, theyMoved] = [!isSame(ours, then), !isSame(theirs, then)];
  const target = woven(asked, kept);
  const order = !theyMoved || (weMoved && choices.overwrite) ? target : woven(kept, asked);
  const moved = weMoved ? movedKeys(standing, target) : [];
  const moves = new Map(moved.map((key) => [key, { field: "place", from: standing.indexOf(key) + 1, to: target.indexOf(key) + 1, conflict: theyMoved ? { was: then.indexOf(key) + 1, byName } : null }]));
  return { order, moves };
}

/** How the lines stood when the file was made, and who moved one since. */
function before(sheet: OrderedSheet, { now, since, standing, theirs }: { now: Definition; since: Since; standing: readonly string[]; theirs: readonly string[] }) {
  const column = ORDERED[sheet];
  const first = column === "sequenceNumber" ? 1 : 0;
  const byName = theirs.flatMap((key) => since.fields.get(`${key}.${column}`)?.byName ?? [])[0];
  if (byName === undefined) return { then: theirs, byName: "Someone" };
  const placeOf = (key: string) => Number(since.fields.get(`${key}.${column}`)?.value ?? standing.indexOf(key) + first);
  const levelOf = (key: string) => Number(now[sheet].find((line) => line.key === key)?.values["level"] ?? 0);
  const then = theirs.toSorted((a, b) => placeOf(a) - placeOf(b) || levelOf(a) - levelOf(b) || (a < b ? -1 : 1)); // parts that never were moved can share a place
  return { then, byName };
}
