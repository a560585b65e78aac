"use client";

import { useState, type ReactNode } from "react";
import { LateTrigger, type TriggerElement } from "./late-trigger";
import { useLate } from "./use-late";

const load = () => import("./popover-root");

export type PopoverFrame = {
  /** Its name for those who cannot see it. */
  label: string;
  trigger: TriggerElement;
  align?: "start" | "center" | "end" | undefined;
  side?: "top" | "bottom" | "left" | "right" | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A small panel that hangs from its trigger. What it opens with comes when the hand is near. */
export function Popover(frame: PopoverFrame) {
  const [isWanted, setWanted] = useState(false);
  const late = useLate(load, isWanted || frame.open === true);
  const want = () => {
    setWanted(true);
    frame.onOpenChange?.(true);
  };
  return late ? <late.PopoverRoot {...frame} /> : <LateTrigger trigger={frame.trigger} popup="dialog" onNear={() => void load()} onWant={want} />;
}
