import { useState } from "react";

/** The cards that are acted on together. */
export function useSelected() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => setSelected((now) => (now.has(id) ? new Set([...now].filter((each) => each !== id)) : new Set([...now, id])));
  const clear = () => setSelected((now) => (now.size > 0 ? new Set() : now));
  return { selected, toggle, clear };
}

export type Selecting = ReturnType<typeof useSelected>;
