/** Takes away the mark that lib/csv puts before a text which a spreadsheet would run as a formula. */
export function plainCell(cell: string) {
  return /^'\s*'*\s*[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
