"use client";

import { useEffect, useState } from "react";

/** False while the page is being drawn and answered to, true once the browser has nothing to do: what nobody waits for comes then. */
export function useIdle() {
  const [isIdle, setIdle] = useState(false);
  // Only the browser knows; Safari has no word for it and is given a moment.
  useEffect(() => {
    const rest = () => setIdle(true);
    if (typeof requestIdleCallback !== "function") {
      const timer = setTimeout(rest, 300);
      return () => clearTimeout(timer);
    }
    const asked = requestIdleCallback(rest, { timeout: 2000 });
    return () => cancelIdleCallback(asked);
  }, []);
  return isIdle;
}
