"use client";

import { useEffect, useState } from "react";
import { RENEWED_EVERY } from "@/lib/catalog/rules/words";
import type { TaskActions } from "./catalog-actions";

type Edited = { entity: "Product" | "Solution" | "Task"; entityId: string; isActive: boolean };

/** Says that this editor is open, again and again, and who else had it open first; null: nobody. */
export function usePresence(show: TaskActions["showPresence"], { entity, entityId, isActive }: Edited) {
  const [heldBy, setHeldBy] = useState<string | null>(null);
  // Presence is the life of this editor on the screen: it begins when it is drawn, is renewed, and ends when it goes.
  useEffect(() => {
    if (!isActive) return;
    const say = (isOpen: boolean) => show({ entity, entityId, isOpen }).catch(() => null);
    const renew = () => void say(true).then((answer) => answer?.ok && setHeldBy(answer.value.heldBy));
    renew();
    const timer = setInterval(renew, RENEWED_EVERY);
    return () => {
      clearInterval(timer);
      void say(false);
    };
  }, [show, entity, entityId, isActive]);
  return heldBy;
}
