"use client";

import { useEffect, useState } from "react";
import type { z } from "zod";
import type { Outcome } from "@/lib/action";
import type { Edited, Presence, ShowPresence } from "@/lib/presence/rules";
import { RENEWED_EVERY } from "@/lib/presence/words";

export type PresenceActions = { showPresence: (input: z.input<typeof ShowPresence>) => Promise<Outcome<Presence>> };
type Editor = { entity: Edited; entityId: string; isActive: boolean };

/** Says that this editor is open, again and again, and who else had it open first; null: nobody. */
export function usePresence(show: PresenceActions["showPresence"], { entity, entityId, isActive }: Editor) {
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
