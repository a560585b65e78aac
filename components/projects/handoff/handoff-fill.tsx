"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Outcome } from "@/lib/action";
import type { Handoff } from "@/lib/projects/rules/handoff";

export type Filling = { handoff: Handoff; onSave: (more: Partial<Handoff>) => Promise<Outcome<unknown>> };

const HandoffDialog = dynamic(() => import("./handoff-dialog").then((part) => part.HandoffDialog), { ssr: false });

/** Opens what is filled in as a whole: lines, contacts, competitors. */
export function HandoffFill(filling: Filling) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>Fill in</Button>
      {open && <HandoffDialog {...filling} onClose={() => setOpen(false)} />}
    </>
  );
}
