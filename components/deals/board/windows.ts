import type { BoardColumn, CardPage } from "@/lib/deals/queries/shapes";

/** Cards of a column beyond the server's first screenful, as far as somebody scrolled. */
export type Windows = ReadonlyMap<string, CardPage>;

/** The server's cards first, then those scrolled to; a card that moved meanwhile is where the server says. */
export function withWindows(columns: readonly BoardColumn[], windows: Windows): BoardColumn[] {
  const known = new Set(columns.flatMap(({ cards }) => cards.map(({ id }) => id)));
  return columns.map((column) => {
    const page = windows.get(column.id);
    if (!page || !column.nextCursor) return column;
    return { ...column, cards: [...column.cards, ...page.cards.filter(({ id }) => !known.has(id))], nextCursor: page.nextCursor };
  });
}

/** Asks for the next cards of a column, or again for all that were loaded. Null when they cannot be had now: scrolling asks again. */
export async function fetchCards(address: string, { stageId, after, limit }: { stageId: string; after: string; limit?: number }): Promise<CardPage | null> {
  const query = new URLSearchParams(address);
  query.set("stageId", stageId);
  query.set("after", after);
  if (limit) query.set("limit", String(limit));
  const answer = await fetch(`/api/crm/board/cards?${query}`).catch(() => null);
  return answer?.ok ? ((await answer.json()) as CardPage) : null;
}

/** All that was loaded of each column beyond its first screenful, as it stands now; what cannot be had now stays as it is. */
export async function fetchAgain(address: string, columns: readonly BoardColumn[], windows: Windows): Promise<[string, CardPage][]> {
  const pages = await Promise.all(columns.map(async ({ id, nextCursor }): Promise<[string, CardPage][]> => {
    const limit = windows.get(id)?.cards.length;
    const page = nextCursor && limit ? await fetchCards(address, { stageId: id, after: nextCursor, limit }) : null;
    return page ? [[id, page]] : [];
  }));
  return pages.flat();
}

export function joined(page: CardPage | undefined, next: CardPage): CardPage {
  const known = new Set(page?.cards.map(({ id }) => id));
  return { cards: [...(page?.cards ?? []), ...next.cards.filter(({ id }) => !known.has(id))], nextCursor: next.nextCursor };
}
