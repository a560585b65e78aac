"use client";

import { useSyncExternalStore } from "react";

/** Something there is one of on a page, opened from anywhere: the palette, the keyboard sheet. */
export function opener() {
  let isOpen = false;
  const listeners = new Set<() => void>();
  const listen = (hear: () => void) => {
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
    };
  };
  return {
    set: (open: boolean) => {
      isOpen = open;
      listeners.forEach((hear) => hear());
    },
    useOpen: () => useSyncExternalStore(listen, () => isOpen, () => false),
  };
}
