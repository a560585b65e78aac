"use client";

import { useCallback, useRef, useState } from "react";
import { useIdle } from "@/components/ui/use-idle";
import { useLate } from "@/components/ui/use-late";
import type { Grip, Press } from "./hand";
import { usePointer } from "./use-pointer";

/** With what a drop says to the server, so that nothing is fetched between the two. */
const load = () => Promise.all([import("./board-hand"), import("./sending")]).then(([hand]) => hand);

/** The drag library comes when the browser has nothing to do, or with the first press; a press that was faster waits for it, as long as it is held. */
export function useHand() {
  const [isPressed, setPressed] = useState(false);
  const isIdle = useIdle();
  const late = useLate(load, isIdle || isPressed);
  const grip = useRef<Grip | null>(null);
  const waiting = useRef<(() => void) | null>(null);
  const pressed = useRef<string | null>(null);
  const pointer = usePointer();

  const onPress = (press: Press) => {
    const card = press.target instanceof Element && !press.target.closest(".tools") ? press.target.closest<HTMLElement>("[data-card]") : null;
    if (!card || card.dataset.fixed !== undefined) return;
    pressed.current = card.dataset.card ?? null;
    if (grip.current) return grip.current(press, card);
    waiting.current = () => grip.current?.(press, card);
    const over = new AbortController();
    const forget = () => { waiting.current = null; over.abort(); };
    for (const end of ["mouseup", "touchend", "touchcancel", "scroll"]) window.addEventListener(end, forget, { capture: true, signal: over.signal });
    setPressed(true);
  };
  const onReady = useCallback((taken: Grip) => {
    grip.current = taken;
    waiting.current?.();
    waiting.current = null;
  }, []);
  return { BoardHand: late?.BoardHand ?? null, onPress, held: { onReady, pressed, pointer } };
}
