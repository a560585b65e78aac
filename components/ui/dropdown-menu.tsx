"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

const row = "flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 text-ink outline-none hover:no-underline data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-disabled data-[highlighted]:bg-accent-tint max-md:min-h-10 [&_svg]:size-3.5 [&_svg]:text-ink-3";

/** A button's menu. The trigger is any button; rows are MenuItem, MenuChoices, MenuLabel, MenuSeparator. */
export function DropdownMenu({ trigger, align = "start", side = "bottom", children }: { trigger: ReactNode; align?: "start" | "end" | undefined; side?: "top" | "bottom" | undefined; children: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} side={side} sideOffset={6} collisionPadding={8} className="pop-in z-(--z-popover) max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto rounded-lg bg-raised p-1 shadow-2 outline-none">
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({ icon, shortcut, detail, href, onSelect, tone, disabled, children }: {
  icon?: ReactNode;
  shortcut?: string | undefined;
  detail?: ReactNode;
  href?: string | undefined;
  onSelect?: ((event: Event) => void) | undefined;
  tone?: "danger" | undefined;
  disabled?: boolean | undefined;
  children: ReactNode;
}) {
  const face = (
    <>
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {detail && <span className="block pb-1 text-xs text-ink-3">{detail}</span>}
      </span>
      {shortcut && <span className="ml-4 text-xs text-ink-3" aria-hidden="true">{shortcut}</span>}
    </>
  );
  return (
    <Radix.Item className={cn(row, tone === "danger" && "text-risk-text")} disabled={disabled ?? false} asChild={href !== undefined} {...(onSelect && { onSelect })}>
      {href === undefined ? face : <Link href={href}>{face}</Link>}
    </Radix.Item>
  );
}

/** One of several, with a tick at the one that holds. */
export function MenuChoices({ value, onChange, choices }: { value: string; onChange: (value: string) => void; choices: readonly { value: string; label: ReactNode; icon?: ReactNode }[] }) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange}>
      {choices.map((choice) => (
        <Radix.RadioItem key={choice.value} value={choice.value} className={row}>
          {choice.icon}
          <span className="flex-1">{choice.label}</span>
          <Radix.ItemIndicator><Check aria-hidden="true" /></Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** A row that is on or off; the menu stays open. */
export function MenuCheck({ checked, onChange, children }: { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }) {
  return (
    <Radix.CheckboxItem checked={checked} onCheckedChange={onChange} onSelect={(event) => event.preventDefault()} className={row}>
      <span className="grid size-3.5 place-items-center"><Radix.ItemIndicator><Check aria-hidden="true" /></Radix.ItemIndicator></span>
      <span className="flex-1">{children}</span>
    </Radix.CheckboxItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-2 pb-1 text-xs text-ink-3">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
