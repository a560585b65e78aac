"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, type FocusEvent, type PointerEvent, type ReactNode } from "react";
import { Note } from "@/components/ui/note";
import { usePresence, type PresenceActions } from "./use-presence";

/** How often the page asks who is editing what, in milliseconds, while it is looked at. */
const ASKED_EVERY = 30_000;

type Props = { entity: "Product" | "Solution" | "Deal" | "Customer"; entityId: string; heldBy: string | null; canEdit: boolean; actions: PresenceActions; noteClass?: string; children: ReactNode };

/** A record's page is its editor: whoever begins to change a fact, a part or an order is named to the others until they leave it. It stops nobody. What has a form of its own (a note, something to do) changes nobody's field. */
export function RecordEditor({ entity, entityId, heldBy, canEdit, actions, noteClass = "mx-6 my-2 max-md:mx-4", children }: Props) {
  const [isEditing, setEditing] = useState(false);
  const isDefinition = entity === "Product" || entity === "Solution";
  const first = usePresence(actions.showPresence, { entity, entityId, isActive: canEdit && isEditing });
  const begin = ({ target }: FocusEvent | PointerEvent) => {
    if (target instanceof Element && target.closest("input, textarea, select, [aria-roledescription]") && !target.closest("form")) setEditing(true);
  };
  const name = heldBy ?? first;
  useNews(isDefinition || name !== null);
  return (
    <div className="contents" onFocusCapture={begin} onPointerDownCapture={begin}>
      {name && <Note className={noteClass}>{name} is editing this {entity.toLowerCase()}{isEditing && " too"}.{canEdit && " What both of you change at once is shown to whoever comes second."}</Note>}
      {children}
    </div>
  );
}

/** Presence is no fact that would be told: the page looks again by itself. A definition's always, for changes of it are not told either; another's until whoever is named has left. */
function useNews(isAsking: boolean) {
  const router = useRouter();
  // Only while it stands on a screen that is looked at.
  useEffect(() => {
    if (!isAsking) return;
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), ASKED_EVERY);
    return () => clearInterval(timer);
  }, [router, isAsking]);
}
