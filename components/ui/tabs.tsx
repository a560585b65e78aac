"use client";

import Link from "next/link";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

const bar = "scrollbar-none flex gap-4 overflow-x-auto border-b border-line";
const tab = "-mb-px inline-flex h-9 items-center gap-1.5 border-b-2 border-transparent whitespace-nowrap text-ink-2 hover:text-ink hover:no-underline focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink";

const count = (n: ReactNode) => n !== undefined && <span className="text-xs font-normal text-ink-3">{n}</span>;

/** Parts of one page, shown in place. */
export function Tabs({ label, tabs, defaultValue, className }: { label: string; tabs: readonly { value: string; label: string; count?: number; content: ReactNode }[]; defaultValue?: string | undefined; className?: string | undefined }) {
  return (
    <Radix.Root defaultValue={defaultValue ?? tabs[0]?.value ?? ""} className={className}>
      <Radix.List aria-label={label} className={bar}>
        {tabs.map((one) => (
          <Radix.Trigger key={one.value} value={one.value} className={tab}>{one.label}{count(one.count)}</Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((one) => (
        <Radix.Content key={one.value} value={one.value} className="pt-4">{one.content}</Radix.Content>
      ))}
    </Radix.Root>
  );
}

/** Parts of one record that each have an address. */
export function TabLinks({ label, tabs, current, className }: { label: string; tabs: readonly { href: string; label: string; count?: number }[]; current: string; className?: string | undefined }) {
  return (
    <nav aria-label={label} className={cn(bar, className)}>
      {tabs.map((one) => (
        <Link key={one.href} href={one.href} aria-current={one.href === current ? "page" : undefined} className={tab}>{one.label}{count(one.count)}</Link>
      ))}
    </nav>
  );
}
