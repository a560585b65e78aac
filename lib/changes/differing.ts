type Row = Readonly<Record<string, unknown>>;

/**
 * Of what was given, the columns that differ from what the row holds. What was not given (undefined) stays. `decimals` names the
 * columns that are numbers as text: "1000" and "1000.00" are the same there.
 */
export function differing<T extends object>(before: Row, given: T, decimals: readonly string[] = []): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const changed = Object.entries(given).filter(([column, value]) => value !== undefined && text(before[column], decimals.includes(column)) !== text(value, decimals.includes(column)));
  return Object.fromEntries(changed) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function text(value: unknown, isDecimal: boolean) {
  const written = JSON.stringify(value ?? null);
  return isDecimal ? written.replace(/^"|"$/g, "").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "") : written;
}
