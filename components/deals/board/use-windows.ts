"use client";

import { useEffect, useState } from "react";
import type { Board, CardPage } from "@/lib/deals/queries/shapes";
import { fetchCards, joined, withWindows, type Windows } from "./windows";

/** The board's columns as far as somebody has scrolled each of them. */
export function useWindows(board: Board, address: string) {
  const [windows, setWindows] = useState<Windows>(new Map());
  const [loading, setLoading] = useState<ReadonlySet<string>>(new Set());
  const columns = withWindows(board.columns, windows);

  // The server sent the board anew: what was loaded beyond its first screenful is asked for again, as it stands now.
  useEffect(() => {
    let isCurrent = true;
    const again = board.columns.flatMap(({ id, nextCursor }) => {
      const loaded = windows.get(id)?.cards.length ?? 0;
      return nextCursor && loaded > 0 ? [{ id, nextCursor, loaded }] : [];
    });
    void Promise.all(again.map(async ({ id, nextCursor, loaded }) => [id, await fetchCards(address, { stageId: id, after: nextCursor, limit: loaded })] as const)).then((pages) => {
      const fresh = pages.flatMap(([id, page]): [string, CardPage][] => (page ? [[id, page]] : []));
      if (isCurrent && again.length > 0) setWindows((now) => new Map([...now, ...fresh]));
    });
    return () => void (isCurrent = false);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new board asks again, not every page that arrives
  }, [board, address]);

  const loadMore = async (stageId: string) => {
    const column = columns.find(({ id }) => id === stageId);
    if (!column?.nextCursor || loading.has(stageId)) return;
    setLoading((now) => new Set([...now, stageId]));
    const page = await fetchCards(address, { stageId, after: column.nextCursor });
    if (page) setWindows((now) => new Map([...now, [stageId, joined(now.get(stageId), page)]]));
    setLoading((now) => new Set([...now].filter((id) => id !== stageId)));
  };
  return { columns, loading, loadMore: (stageId: string) => void loadMore(stageId) };
}
