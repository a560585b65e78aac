/** Names in one cell: "Audit-ready; Spring"; a name that would be misread stands in quotes, quotes in it are doubled. */
export function joinNames(names: readonly string[]): string {
  return names.map((name) => (/[;"\n]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join("; ");
}

/** null when a quote is not closed. Line breaks divide names too. */
export function splitNames(text: string): string[] | null {
  const names = [...`${text};`.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*|([^;"\n]*))[;\n]/gy)];
  if (names.reduce((read, [all]) => read + all.length, 0) !== text.length + 1) return null;
  return [...new Set(names.map(([, quoted, bare = ""]) => (quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"'))).filter(Boolean))];
}
