"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Outcome } from "@/lib/action";

const ValueDialog = dynamic(() => import("./value-dialog").then((file) => file.ValueDialog), { ssr: false });

export type EnterValueAct = (input: { planId: string; attributeId: string; value: string; observedAt?: string; notes?: string }) => Promise<Outcome<unknown>>;
export type NewValueProps = { planId: string; attributeId: string; name: string; hint: string; onEnter: EnterValueAct };

/** Enters a value a person saw. */
export function NewValue(props: NewValueProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="quiet" aria-label={`Enter a value of ${props.name}`} onClick={() => setOpen(true)}>Enter</Button>
      {isOpen && <ValueDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
