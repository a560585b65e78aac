import { useEffect, useRef, useState } from "react";
import { setLivePaused } from "@/components/changes/live-pause";
import { afterPaint } from "@/components/ui/after-paint";

/** While something is in the hand, live changes wait and the rails reach for it. Both end once what was put down is painted, so that they do not come between the card and its new place. */
export function useHeld() {
  const [isReaching, setReaching] = useState(false);
  const isHeld = useRef(false);
  // A board that is left with a card in the hand holds nothing up any more.
  useEffect(() => () => setLivePaused(false), []);
  const follow = () => {
    setLivePaused(isHeld.current);
    setReaching(isHeld.current);
  };
  const hold = () => {
    isHeld.current = true;
    follow();
  };
  const release = () => {
    isHeld.current = false;
    void afterPaint().then(follow);
  };
  return { isReaching, hold, release };
}
