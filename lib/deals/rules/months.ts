/** The month's first day: "2026-02" is "2026-02-01". */
export function dayOfMonth(month: string) {
  return `${month}-01`;
}

/** So many months from one on, each "2026-02". */
export function monthsFrom(month: string, count: number): string[] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return Array.from({ length: count }, (_, n) => new Date(Date.UTC(year, number - 1 + n, 1)).toISOString().slice(0, 7));
}
