"use client";

import { useSyncExternalStore } from "react";

const KEY = "deals.widths";
const none: Record<string, number> = {};
const listeners = new Set<() => void>();
let held: Record<string, number> | null = null;

/** How wide somebody made each column, kept in this browser. */
export function useWidths() {
  return useSyncExternalStore(listen, read, () => none);
}

export function setWidths(widths: Record<string, number>) {
  held = widths;
  localStorage.setItem(KEY, JSON.stringify(widths));
  listeners.forEach((hear) => hear());
}

function read() {
  held ??= parse(localStorage.getItem(KEY));
  return held;
}

function parse(text: string | null): Record<string, number> {
  try {
    const found: unknown = JSON.parse(text ?? "{}");
    return Object.fromEntries(Object.entries(found ?? {}).filter((pair): pair is [string, number] => typeof pair[1] === "number"));
  } catch {
    return none;
  }
}

function listen(hear: () => void) {
  listeners.add(hear);
  return () => {
    listeners.delete(hear);
  };
}
