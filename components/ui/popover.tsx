"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** A small panel that hangs from its trigger; `label` is its name for those who cannot see it. */
export function Popover({ label, trigger, align = "start", side = "bottom", open, onOpenChange, className, children }: {
  label: string;
  trigger: ReactNode;
  align?: "start" | "center" | "end" | undefined;
  side?: "top" | "bottom" | "left" | "right" | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content aria-label={label} align={align} side={side} sideOffset={6} collisionPadding={8} className={cn("pop-in z-(--z-popover) max-w-[min(360px,calc(100vw-16px))] rounded-lg bg-raised p-3 shadow-2 outline-none", className)}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
