"use client";

import type { Virtualizer } from "@tanstack/virtual-core";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { afterPaint } from "./after-paint";

type Rows = { first: number; last: number; above: number; below: number; /** How many there were when this was reckoned. */ count: number };
type Frame = {
  /** Each row carries its place as data-index. */ ids: readonly string[];
  /** In pixels, until a row was measured. */ height: number; gap: number;
  /** How much is drawn before the window is known. */ screen: number; onNearEnd: () => void;
};
type List = Virtualizer<HTMLDivElement, HTMLElement>;
type Told = Pick<List["options"], "count" | "getItemKey" | "estimateSize" | "gap" | "overscan" | "getScrollElement">;

const AROUND = 3;
const NEAR = 2;

/**
 * Of a long list only the rows that can be seen stand in the page, and a few around them; the rest is room above and below.
 * The library that reckons it comes when the page stands; until then it is the first screen.
 */
export function useRows({ ids, height, gap, screen, onNearEnd }: Frame) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useRef<List>(null);
  const [rows, setRows] = useState<Rows>(() => firstRows(ids.length, height + gap, screen));
  const look = useEffectEvent((list: List) => {
    const next = rowsOf(list);
    setRows((now) => (isSame(now, next) ? now : next));
    if (next.last >= ids.length - NEAR) onNearEnd();
  });
  const told = useEffectEvent((): Told => ({
    count: ids.length, getItemKey: (index) => ids[index] ?? index, estimateSize: () => height, gap, overscan: AROUND, getScrollElement: () => scroller.current,
  }));
  // What scrolls and what is how high only the browser knows.
  useEffect(() => begin(virtualizer, () => told(), (list) => look(list)), []);
  const tell = useEffectEvent(() => {
    const list = virtualizer.current;
    if (list) look(retold(list, told(), scroller.current));
  });
  const moved = ids.length - rows.count;
  const isFew = Math.abs(moved) <= AROUND;
  // Rows that came or went, and those that are drawn now, are told to it once they stand in the page; of a few that came or went it hears after
  // the paint: what takes or leaves their room is out of sight, and a person waits for the one that moved.
  useEffect(() => {
    if (moved !== 0 && isFew) void afterPaint().then(tell);
    else tell();
  }, [ids, rows, moved, isFew]);

  if (rows.first >= ids.length) return { scroller, ...firstRows(ids.length, height + gap, screen) };
  return { scroller, ...rows, last: isFew ? Math.min(ids.length, rows.last + moved) : rows.last };
}

/** Loads the library and lets it reckon; what it answers ends that. */
function begin(kept: { current: List | null }, told: () => Told, look: (list: List) => void) {
  let leave = () => {};
  let isGone = false;
  void import("@tanstack/virtual-core").then(({ Virtualizer, elementScroll, observeElementOffset, observeElementRect }) => {
    if (isGone) return;
    const seeing = { scrollToFn: elementScroll, observeElementRect, observeElementOffset, measureElement: heightOf, onChange: look };
    const list = (kept.current = new Virtualizer<HTMLDivElement, HTMLElement>({ ...told(), ...seeing }));
    leave = list._didMount();
    list._willUpdate();
    look(list);
  });
  return () => {
    isGone = true;
    leave();
    kept.current = null;
  };
}

/** What came or went is heard, what is drawn now is measured. */
function retold(list: List, told: Told, scroller: HTMLElement | null) {
  list.setOptions({ ...list.options, ...told });
  list._willUpdate();
  for (const row of scroller?.querySelectorAll<HTMLElement>("[data-index]") ?? []) list.measureElement(row);
  return list;
}

function rowsOf(list: List): Rows {
  const items = list.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  return { first: first?.index ?? 0, last: (last?.index ?? -1) + 1, above: first?.start ?? 0, below: list.getTotalSize() - (last?.end ?? 0), count: list.options.count };
}

function isSame(one: Rows, other: Rows) {
  return (Object.keys(one) as (keyof Rows)[]).every((key) => one[key] === other[key]);
}

function firstRows(count: number, height: number, screen: number): Rows {
  const last = Math.min(count, Math.ceil(screen / height) + AROUND);
  return { first: 0, last, above: 0, below: (count - last) * height, count };
}

/** The browser says a row's height once it has laid the page out; to ask before would make it lay everything out at once. */
function heightOf(row: HTMLElement, entry: ResizeObserverEntry | undefined, list: List) {
  const index = list.indexFromElement(row);
  const known = list.measurementsCache[index]?.size ?? list.options.estimateSize(index);
  return Math.round(entry?.borderBoxSize[0]?.blockSize ?? known);
}
