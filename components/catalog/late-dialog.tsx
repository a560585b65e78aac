"use client";

import { useState, type ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useLate } from "@/components/ui/use-late";

/** A button whose dialog comes when it is pressed. `load` names the module, `show` draws what it brings. */
export function LateDialog<Part>({ label, icon, load, show }: { label: string; icon: ReactNode; load: () => Promise<Part>; show: (part: Part, onClose: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  const [fetch] = useState(() => load);
  const part = useLate(fetch, open);
  return (
    <>
      <IconButton size="sm" label={label} onPointerEnter={() => void fetch()} onClick={() => setOpen(true)}>{icon}</IconButton>
      {open && part && show(part, () => setOpen(false))}
    </>
  );
}
