"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";

/** Whether the dialog that makes something new is open: by its own button, or because the address asks for it (`/deals?new=1`). */
export function useNew() {
  const isAsked = useSearchParams().has("new");
  const [own, setOwn] = useState(false);
  const set = (open: boolean) => {
    setOwn(open);
    if (!open && isAsked) window.history.replaceState(null, "", hereWithout("new"));
  };
  return [own || isAsked, set] as const;
}

/** The address of the same page, asking for something new. */
export function hereWithNew() {
  const query = new URLSearchParams(window.location.search);
  query.set("new", "1");
  return `${window.location.pathname}?${query}`;
}

function hereWithout(name: string) {
  const query = new URLSearchParams(window.location.search);
  query.delete(name);
  return query.size > 0 ? `${window.location.pathname}?${query}` : window.location.pathname;
}
