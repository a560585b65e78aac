"use client";

import { useEffect, useState } from "react";
import type { Assignable } from "@/lib/adoption/shapes";
import type { AssignActions } from "./adoption-actions";

/** What may be assigned, asked once the dialog that needs it is open; null until it is here. */
export function useAssignable(listAssignable: AssignActions["listAssignable"]) {
  const [offers, setOffers] = useState<readonly Assignable[] | null>(null);
  // The catalogue's names come from the server, and only for a dialog that is open.
  useEffect(() => {
    let isGone = false;
    void listAssignable({}).then((outcome) => !isGone && setOffers(outcome.ok ? outcome.value : []));
    return () => {
      isGone = true;
    };
  }, [listAssignable]);
  return offers;
}
