"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const look = cn(
  "flex h-[30px] flex-none items-center rounded-md px-2 text-ink-2 hover:bg-press hover:no-underline max-md:h-10",
  "aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-[0_0_0_1px_var(--line),var(--shadow-1)]",
);

/** What can be set, at the left; in one line above on small screens. */
export function SettingsFrame({ places, children }: { places: readonly { href: string; label: string }[]; children: ReactNode }) {
  const path = usePathname();
  return (
    <div className="grid flex-1 grid-cols-[minmax(0,1fr)] lg:grid-cols-[184px_minmax(0,1fr)]">
      <nav aria-label="Settings" className="flex gap-1 overflow-x-auto border-line px-4 py-2 scrollbar-none max-lg:border-b lg:flex-col lg:border-r lg:px-3 lg:pt-3">
        {places.map(({ href, label }) => (
          <Link key={href} ref={path?.startsWith(href) ? bringIntoView : undefined} href={href} aria-current={path?.startsWith(href) ? "page" : undefined} className={look}>
            {label}
          </Link>
        ))}
      </nav>
      <div className="flex min-w-0 flex-col">{children}</div>
    </div>
  );
}

/** On a phone the line of places is longer than the screen. */
function bringIntoView(link: HTMLElement | null) {
  const line = link?.parentElement;
  if (line) line.scrollLeft = link.offsetLeft - (line.clientWidth - link.offsetWidth) / 2;
}
