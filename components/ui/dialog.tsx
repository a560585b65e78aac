"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { IconButton } from "./icon-button";

const widths = { md: "max-w-[480px]", lg: "max-w-[640px]", xl: "max-w-[880px]" };

export type DialogFrame = {
  title: string;
  description?: ReactNode;
  trigger?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  size?: keyof typeof widths | undefined;
  footer?: ReactNode;
  children?: ReactNode;
};

/** For acts that need more facts or cannot be undone. The title is the act and the primary button repeats it. */
export function Dialog({ title, description, trigger, open, onOpenChange, size = "md", footer, children }: DialogFrame) {
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="scrim-in fixed inset-0 z-(--z-scrim) bg-scrim" />
        <div className="pointer-events-none fixed inset-0 z-(--z-dialog) grid grid-rows-[minmax(0,1fr)] place-items-center p-4 max-md:place-items-end max-md:p-2">
          <Radix.Content {...(!description && { "aria-describedby": undefined })} className={cn("rise-in pointer-events-auto relative flex max-h-full w-full flex-col rounded-xl bg-raised shadow-3 outline-none", widths[size])}>
            <header className="px-6 pt-5 pr-12">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-ink-2">{description}</Radix.Description>}
            </header>
            <div className="grid min-h-0 gap-4 overflow-y-auto px-6 pt-3 pb-5">{children}</div>
            {footer && <DialogFooter>{footer}</DialogFooter>}
            <Radix.Close asChild>
              <IconButton label="Close" size="sm" className="absolute top-4 right-4"><X /></IconButton>
            </Radix.Close>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Cancel left, the act right. Use it inside a form, or pass `footer` to Dialog. */
export function DialogFooter({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <footer className={cn("flex flex-wrap justify-end gap-2 border-t border-line px-6 py-3", className)}>{children}</footer>;
}

/** The footer of a form that fills the dialog's body: it spans the body's padding. */
export function DialogFormFooter({ children }: { children: ReactNode }) {
  return <DialogFooter className="-mx-6 -mb-5">{children}</DialogFooter>;
}

/** Closes the dialog around it: `<DialogClose><Button variant="quiet">Cancel</Button></DialogClose>`. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
