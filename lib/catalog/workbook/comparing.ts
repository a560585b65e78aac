import { LINKS } from "./columns";
import { ORDERED_SHEETS, placed, type OrderedSheet } from "./placing";
import { SHEETS, type Definition, type Line, type Said, type SheetName } from "./shapes";
import { baseOf, type Since } from "./since";
import { isSame } from "./values";

/** What the person decided: whether lines that are not in the file go, and whether the file wins over what others changed since. */
export type Choices = { removals: boolean; overwrite: boolean };
/** `conflict`: somebody changed this field too since the file was made; `was` is what the file was made with. */
export type FieldEdit = { field: string; from: unknown; to: unknown; conflict: { was: unknown; byName: string } | null };
export type Edit = { sheet: SheetName; line: Line; current: Line | null; fields: FieldEdit[] };
/** `orders` are the lines of each ordered sheet as they will stand; `missing` are the lines that the file does not have, `removed` those of them that go. `kept`: how many values others changed and the file did not. */
export type Comparison = { edits: Edit[]; missing: { sheet: SheetName; line: Line }[]; orders: Record<OrderedSheet, string[]>; kept: number; choices: Choices };

/** The edits of a file: what differs from what stands now, without what only others changed since the file was made. */
export function compare({ now, said: asked, since, choices }: { now: Definition; said: Said["lines"]; since: Since; choices: Choices }): Comparison {
  const counted = { kept: 0 };
  const missing = missingFrom(asked, now, since);
  const said = choices.removals ? untied(asked, missing.map(({ line }) => line.key)) : asked;
  const edits = SHEETS.flatMap((sheet) => (said[sheet] ?? []).flatMap((line) => {
    const current = now[sheet].find(({ key }) => key === line.key) ?? null;
    const fields = fieldsOf(sheet, { line, current, since, counted });
    return current && fields.length === 0 ? [] : [{ sheet, line, current, fields }];
  }));
  const orders = Object.fromEntries(ORDERED_SHEETS.map((sheet) => {
    const { order, moves } = placed(sheet, { now, said, since, choices, missing: missing.map(({ line }) => line.key) });
    for (const [key, move] of moves) addMove(edits, { sheet, key, move, now, said });
    return [sheet, order];
  })) as Comparison["orders"];
  return { edits, missing, orders, kept: counted.kept, choices };
}

/** Whether an edit of a field is written: not over another person's value, unless that was decided. */
export function isWritten({ conflict }: FieldEdit, { overwrite }: Choices) {
  return conflict === null || overwrite;
}

/** The definition as it will stand, sheet by sheet. */
export function resultOf(now: Definition, { edits, missing, choices }: Comparison): Definition {
  const gone = new Set(choices.removals ? missing.map(({ line }) => line.key) : []);
  const sheets = SHEETS.map((sheet) => {
    const own = edits.filter((edit) => edit.sheet === sheet);
    const kept = now[sheet].filter(({ key }) => !gone.has(key)).map((line) => {
      const edit = own.find(({ current }) => current?.key === line.key);
      if (!edit) return line;
      const written = edit.fields.filter((field) => isWritten(field, choices) && field.field !== "place").map(({ field, to }) => [field, to] as const);
      return { ...line, row: edit.line.row, values: { ...line.values, ...Object.fromEntries(written) } };
    });
    return [sheet, [...kept, ...own.filter(({ current }) => !current).map(({ line }) => line)]] as const;
  });
  return Object.fromEntries(sheets) as Definition;
}

/** A line that only moves has an edit too. */
function addMove(edits: Edit[], { sheet, key, move, now, said }: { sheet: OrderedSheet; key: string; move: FieldEdit; now: Definition; said: Said["lines"] }) {
  const edit = edits.find(({ line }) => line.key === key);
  const current = now[sheet].find((line) => line.key === key);
  if (edit) edit.fields.push(move);
  else if (current) edits.push({ sheet, line: said[sheet]?.find((line) => line.key === key) ?? current, current, fields: [move] });
}

function fieldsOf(sheet: SheetName, { line, current, since, counted }: { line: Line; current: Line | null; since: Since; counted: { kept: number } }): FieldEdit[] {
  return Object.entries(line.values).flatMap(([field, to]) => {
    const from = current?.values[field] ?? null;
    if (isSame(from, to)) return [];
    const base = current ? baseOf(since, { sheet, id: current.key, field, now: from }) : null;
    if (base && isSame(base.value, to)) {
      counted.kept += 1;
      return [];
    }
    return [{ field, from, to, conflict: base && !isSame(base.value, from) ? { was: base.value, byName: base.byName } : null }];
  });
}

/** The lines a file does not have, though they were there when it was made. */
function missingFrom(said: Said["lines"], now: Definition, since: Since) {
  return SHEETS.flatMap((sheet) => {
    const lines = said[sheet];
    return lines ? now[sheet].filter(({ key }) => !lines.some((line) => line.key === key) && !since.added.has(key) && !isOfMissingTask(sheet, key, now, said)).map((line) => ({ sheet, line })) : [];
  });
}

/** What goes is taken off the tasks that carry it, which the preview then says of each. */
function untied({ Tasks, ...said }: Said["lines"], gone: readonly string[]): Said["lines"] {
  const without = (value: unknown) => (Array.isArray(value) ? value.filter((key) => !gone.includes(String(key))) : value);
  return { ...said, ...(Tasks && { Tasks: Tasks.map((line) => ({ ...line, values: Object.fromEntries(Object.entries(line.values).map(([field, value]) => [field, LINKS.some((link) => link === field) ? without(value) : value])) })) }) };
}

/** What a missing task measures goes and stays with it. */
function isOfMissingTask(sheet: SheetName, key: string, now: Definition, { Tasks }: Said["lines"]) {
  const task = sheet === "Telemetry" && now.Telemetry.find((line) => line.key === key)?.values["task"];
  return Boolean(task && Tasks && !Tasks.some((line) => line.key === task));
}
