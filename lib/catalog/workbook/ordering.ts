/** The keys of `first` in their order, and those that only `other` has, each behind the one it follows there. */
export function woven(first: readonly string[], other: readonly string[]): string[] {
  const result = [...first];
  other.forEach((key, at) => {
    if (result.includes(key)) return;
    const before = other.slice(0, at).findLast((each) => result.includes(each));
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, key);
  });
  return result;
}

/** The fewest keys that have to be taken out and put elsewhere to get from one order to the other. */
export function movedKeys(from: readonly string[], to: readonly string[]): string[] {
  const places = to.flatMap((key) => (from.includes(key) ? [{ key, at: from.indexOf(key) }] : []));
  const best: { length: number; before: number }[] = [];
  places.forEach(({ at }) => {
    const before = best.reduce((found, { length }, m) => ((places[m]?.at ?? 0) < at && length > (best[found]?.length ?? 0) ? m : found), -1);
    best.push({ length: (best[before]?.length ?? 0) + 1, before });
  });
  const stay = new Set<string>();
  for (let n = best.reduce((found, { length }, m) => (length > (best[found]?.length ?? 0) ? m : found), -1); n >= 0; n = best[n]?.before ?? -1) stay.add(places[n]?.key ?? "");
  return places.flatMap(({ key }) => (stay.has(key) ? [] : [key]));
}
