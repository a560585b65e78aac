"use client";

import { Check as Tick } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../cn";

export type ItemProps = {
  icon?: ReactNode;
  shortcut?: string | undefined;
  detail?: ReactNode;
  href?: string | undefined;
  onSelect?: ((event: Event) => void) | undefined;
  tone?: "danger" | undefined;
  disabled?: boolean | undefined;
  children: ReactNode;
};
export type ChoicesProps = { value: string; onChange: (value: string) => void; choices: readonly { value: string; label: ReactNode; icon?: ReactNode }[] };
export type CheckProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode };
export type MenuParts = typeof parts;

const row = "flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 text-ink outline-none hover:no-underline data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-disabled data-[highlighted]:bg-accent-tint max-md:min-h-10 [&_svg]:size-3.5 [&_svg]:text-ink-3";

/** The rows of an open menu. */
export const parts = { Item, Choices, Check, Label, Separator };

function Item({ icon, shortcut, detail, href, onSelect, tone, disabled, children }: ItemProps) {
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
      {href === undefined ? face : isFile(href) ? <a href={href} download>{face}</a> : <Link href={href}>{face}</Link>}
    </Radix.Item>
  );
}

/** What the API answers with is saved, not gone to. */
function isFile(href: string) {
  return href.startsWith("/api/");
}

function Choices({ value, onChange, choices }: ChoicesProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange}>
      {choices.map((choice) => (
        <Radix.RadioItem key={choice.value} value={choice.value} className={row}>
          {choice.icon}
          <span className="flex-1">{choice.label}</span>
          <Radix.ItemIndicator><Tick aria-hidden="true" /></Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

function Check({ checked, onChange, children }: CheckProps) {
  return (
    <Radix.CheckboxItem checked={checked} onCheckedChange={onChange} onSelect={(event) => event.preventDefault()} className={row}>
      <span className="grid size-3.5 place-items-center"><Radix.ItemIndicator><Tick aria-hidden="true" /></Radix.ItemIndicator></span>
      <span className="flex-1">{children}</span>
    </Radix.CheckboxItem>
  );
}

function Label({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-2 pb-1 text-xs text-ink-3">{children}</Radix.Label>;
}

function Separator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
