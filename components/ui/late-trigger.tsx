"use client";

import { cloneElement, type HTMLAttributes, type KeyboardEvent, type ReactElement } from "react";

export type TriggerElement = ReactElement<HTMLAttributes<HTMLElement>>;

/** A trigger before what it opens is here: coming near fetches it, a press or Arrow down wants it. */
export function LateTrigger({ trigger, popup, onNear, onWant }: { trigger: TriggerElement; popup: "menu" | "dialog"; onNear: () => void; onWant: (byKeyboard: boolean) => void }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (popup !== "menu" || event.key !== "ArrowDown") return;
    event.preventDefault();
    onWant(true);
  };
  return cloneElement(trigger, { "aria-haspopup": popup, "aria-expanded": false, onPointerEnter: onNear, onFocus: onNear, onKeyDown, onClick: (event) => onWant(event.detail === 0) });
}
