"use client";

import { Popover as Radix } from "radix-ui";
import { cn } from "./cn";
import type { PopoverFrame } from "./popover";

/** The popover itself, open as soon as it is here unless its owner says otherwise. */
export function PopoverRoot({ label, trigger, align = "start", side = "bottom", open, onOpenChange, className, children }: PopoverFrame) {
  return (
    <Radix.Root defaultOpen {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content aria-label={label} align={align} side={side} sideOffset={6} collisionPadding={8} className={cn("pop-in z-(--z-popover) max-w-[min(360px,calc(100vw-16px))] rounded-lg bg-raised p-3 shadow-2 outline-none", className)}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
