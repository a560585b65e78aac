import { useRef, type RefObject } from "react";
import { isSamePlace, placeUnder } from "./geometry";
import type { Carried, Place } from "./moves";
import type { Carrying } from "./use-carry";

/** The place under the pointer: the line follows it, and a drop asks for it. */
export function usePlace({ carry, carried, moveTo }: Carrying, pointer: RefObject<readonly [number, number]>) {
  const seen = useRef<{ at?: readonly number[]; cards?: Carried[] | undefined; place: Place | null }>({ place: null });
  const look = () => (seen.current = { at: pointer.current, cards: carry?.cards, place: placeUnder(...pointer.current, carried) });
  const underPointer = () => (seen.current.at === pointer.current && seen.current.cards === carry?.cards ? seen.current : look()).place; // a hand that rested is not looked for again
  const onMove = () => {
    const { place } = look();
    if (!isSamePlace(place, carry?.place ?? null)) moveTo(place);
  };
  return { onMove, underPointer };
}
