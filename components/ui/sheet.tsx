"use client";

import type { ReactNode } from "react";
import { LateTrigger, type TriggerElement } from "./late-trigger";
import { useLate } from "./use-late";

const load = () => import("./sheet-root");

export type SheetFrame = { title: string; trigger: TriggerElement; side?: "right" | "bottom" | undefined; open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

/** A modal sheet from an edge, such as "More" on a phone. What it opens with comes when the hand is near. */
export function Sheet(frame: SheetFrame) {
  const late = useLate(load, frame.open);
  return late ? <late.SheetRoot {...frame} /> : <LateTrigger trigger={frame.trigger} popup="dialog" onNear={() => void load()} onWant={() => frame.onOpenChange(true)} />;
}
