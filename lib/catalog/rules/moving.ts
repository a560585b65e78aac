/** The ids in their new order; null when the one it should follow is not among them. */
export function movedBehind(ids: readonly string[], id: string, afterId: string | null): string[] | null {
  const others = ids.filter((each) => each !== id);
  const place = afterId === null ? 0 : others.indexOf(afterId) + 1;
  return afterId !== null && place === 0 ? null : others.toSpliced(place, 0, id);
}
