"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { Board, CardPage } from "@/lib/deals/queries/shapes";
import { fetchAgain, fetchCards, joined, withWindows, type Windows } from "./windows";

/** The board's columns as far as somebody has scrolled each of them. */
export function useWindows(board: Board, address: string) {
  const [windows, setWindows] = useState<Windows>(new Map());
  const [loading, setLoading] = useState<ReadonlySet<string>>(new Set());
  const columns = withWindows(board.columns, windows);
  useFresh(board, address, windows, (pages) => setWindows((now) => new Map([...now, ...pages])));

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

/** The server sent the board anew: what was loaded beyond its first screenful is asked for again, as it stands now. Only a new board asks, not every page that arrives. */
function useFresh(board: Board, address: string, windows: Windows, onPages: (pages: [string, CardPage][]) => void) {
  const ask = useEffectEvent(() => fetchAgain(address, board.columns, windows));
  const take = useEffectEvent(onPages);
  // The pages are the server's, outside React.
  useEffect(() => {
    let isCurrent = true;
    void ask().then((pages) => isCurrent && pages.length > 0 && take(pages));
    return () => void (isCurrent = false);
  }, [board, address]);
}
