"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { HandOver, type StartAction, type WonDeal } from "./hand-over";

export type { StartAction } from "./hand-over";

/** Hands a won deal over: its lines, contacts, competitors and notes go along; what is asked here completes them. */
export function StartImplementation({ deal, onStart }: { deal: WonDeal; onStart: StartAction }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Start implementation" description={`The lines, contacts, competitors and notes of ${deal.name} go along.`} trigger={<Button variant="primary" size="sm">Start implementation</Button>}>
      <HandOver deal={deal} onStart={onStart} onClose={() => setOpen(false)} />
    </Dialog>
  );
}
