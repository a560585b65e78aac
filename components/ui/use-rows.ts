"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";

type Rows = { first: number; last: number; above: number };
type Frame = { /** Each row's id, which it carries as data-row. */ ids: readonly string[]; /** In pixels, until a row was measured. */ height: number; gap: number; /** How much is drawn before the window is known. */ screen: number; onNearEnd: () => void };

const AROUND = 3;
const NEAR = 2;

/** Of a long list only the rows that can be seen stand in the page, and a few around them; the rest is room above and below. */
export function useRows({ ids, height, gap, screen, onNearEnd }: Frame) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<string, number>());
  const [rows, setRows] = useState<Rows>({ first: 0, last: Math.ceil(screen / (height + gap)) + AROUND, above: 0 });
  const look = useEffectEvent(() => {
    const box = scroller.current;
    if (!box) return;
    for (const row of box.querySelectorAll<HTMLElement>("[data-row]")) heights.current.set(row.dataset.row ?? "", row.offsetHeight);
    const next = rowsIn(ids.map((id) => (heights.current.get(id) ?? height) + gap), box.scrollTop, box.scrollTop + box.clientHeight);
    setRows((now) => (now.first === next.first && now.last === next.last && now.above === next.above ? now : next));
    if (next.last >= ids.length - NEAR) onNearEnd();
  });
  // The browser says, once it has laid the page out, when the window, the list or a row is another size, and when somebody scrolls: nothing is measured before.
  useEffect(() => {
    const box = scroller.current;
    const sizes = new ResizeObserver(() => look());
    for (const element of [box, list.current]) if (element) sizes.observe(element);
    const scrolled = () => look();
    box?.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      sizes.disconnect();
      box?.removeEventListener("scroll", scrolled);
    };
  }, []);
  const isThere = rows.first < ids.length;
  const { first, last, above } = isThere ? rows : { ...rows, first: 0, above: 0 };
  return { scroller, list, first, last, room: { paddingTop: above, paddingBottom: Math.max(0, ids.length - last) * (height + gap) } };
}

/** The rows between two heights, those around them, and how much lies above the first. */
function rowsIn(heights: readonly number[], top: number, bottom: number): Rows {
  const ends: number[] = [];
  for (const height of heights) ends.push((ends.at(-1) ?? 0) + height);
  const firstSeen = ends.findIndex((end) => end > top);
  const firstHidden = ends.findIndex((end, n) => end - (heights[n] ?? 0) > bottom);
  const first = Math.max(0, (firstSeen < 0 ? heights.length : firstSeen) - AROUND);
  return { first, last: (firstHidden < 0 ? heights.length : firstHidden) + AROUND, above: ends[first - 1] ?? 0 };
}
