"use client";

import { DropdownMenu as Radix } from "radix-ui";
import { useEffect, useRef, type ReactNode } from "react";
import { Parts } from "../dropdown-menu";
import { parts } from "./parts";

/** The menu itself, open as soon as it is here. */
export function MenuRoot({ trigger, byKeyboard, align = "start", side = "bottom", children }: { trigger: ReactNode; byKeyboard: boolean; align?: "start" | "end" | undefined; side?: "top" | "bottom" | undefined; children: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null);
  // The key that asked went to the trigger that stood here before: its successor is given it again, so that the first row has the focus.
  useEffect(() => {
    if (byKeyboard) button.current?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
  }, [byKeyboard]);
  return (
    <Radix.Root modal={false} defaultOpen={!byKeyboard}>
      <Radix.Trigger asChild ref={button}>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align} side={side} sideOffset={6} collisionPadding={8}
          className="pop-in z-(--z-popover) max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto rounded-lg bg-raised p-1 shadow-2 outline-none"
        >
          <Parts value={parts}>{children}</Parts>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
