import { useEffect, useRef } from "react";

type Point = { clientX: number; clientY: number };

/** Where the mouse or the finger is in the window; another pair whenever it moved or something scrolled under it. dnd-kit's own distance counts what was scrolled meanwhile, so it points beside the hand once the board scrolls. */
export function usePointer() {
  const at = useRef<readonly [number, number]>([0, 0]);
  // The window is outside React: it is listened to as long as the board stands.
  useEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, passive: true, signal: listening.signal };
    const keep = ({ clientX, clientY }: Point) => { at.current = [clientX, clientY]; };
    const finger = (event: Event) => {
      const touch = event instanceof TouchEvent && event.touches[0];
      if (touch) keep(touch);
    };
    const touched = (event: TouchEvent) => {
      finger(event);
      // A finger's moves go to what it first touched, and nowhere else once that has left the page.
      event.target?.addEventListener("touchmove", finger, options);
    };
    for (const kind of ["mousedown", "mousemove"] as const) window.addEventListener(kind, keep, options);
    window.addEventListener("touchstart", touched, options);
    window.addEventListener("scroll", () => { at.current = [...at.current]; }, options);
    return () => listening.abort();
  }, []);
  return at;
}
