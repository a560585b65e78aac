"use client";

import { useEffect, useState } from "react";

/** What a page can be seen without, fetched once it is wanted; null until it is here. `load` is a module's own `() => import(…)`. */
export function useLate<Part>(load: () => Promise<Part>, isWanted: boolean) {
  const [part, setPart] = useState<Part | null>(null);
  // The code comes from outside React, and only when it is wanted.
  useEffect(() => {
    if (!isWanted || part) return;
    let isGone = false;
    void load().then((loaded) => !isGone && setPart(() => loaded));
    return () => {
      isGone = true;
    };
  }, [load, isWanted, part]);
  return part;
}
