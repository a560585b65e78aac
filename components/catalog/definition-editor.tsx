"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, type FocusEvent, type PointerEvent, type ReactNode } from "react";
import { Note } from "@/components/ui/note";
import type { TaskActions } from "./catalog-actions";
import { usePresence } from "./use-presence";

/** How often the page asks who is editing what, in milliseconds, while it is looked at. */
const ASKED_EVERY = 30_000;

type Props = { entity: "Product" | "Solution"; entityId: string; heldBy: string | null; canEdit: boolean; actions: Pick<TaskActions, "showPresence">; children: ReactNode };

/** A definition's page is its editor: whoever begins to change a fact, a part or an order is named to the others until they leave it. It stops nobody. */
export function DefinitionEditor({ entity, entityId, heldBy, canEdit, actions, children }: Props) {
  const [isEditing, setEditing] = useState(false);
  const first = usePresence(actions.showPresence, { entity, entityId, isActive: canEdit && isEditing });
  useNews();
  const begin = ({ target }: FocusEvent | PointerEvent) => {
    if (target instanceof Element && target.closest("input, textarea, select, [aria-roledescription]")) setEditing(true);
  };
  const name = heldBy ?? first;
  return (
    <div className="contents" onFocusCapture={begin} onPointerDownCapture={begin}>
      {name && <Note className="mx-6 mb-2 max-md:mx-4">{name} is editing this {entity.toLowerCase()} too. What both of you change at once is shown to whoever comes second.</Note>}
      {children}
    </div>
  );
}

/** Presence is no fact that would be told: the page looks again by itself. */
function useNews() {
  const router = useRouter();
  // Only while it stands on a screen that is looked at.
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), ASKED_EVERY);
    return () => clearInterval(timer);
  }, [router]);
}
