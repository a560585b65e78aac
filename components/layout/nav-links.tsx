"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** `keys` is a shortcut such as "g d"; `phone` puts the place in the bar at the bottom of a phone. */
export type NavItem = { href: string; label: string; icon: ReactNode; count?: number; keys?: string; phone?: boolean };

const row = "flex h-[30px] items-center gap-2.5 rounded-md px-2 text-ink-2 hover:bg-press hover:no-underline [&_svg]:size-4 [&_svg]:flex-none [&_svg]:text-ink-3";
const here = "aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-[0_0_0_1px_var(--line),var(--shadow-1)] aria-[current=page]:[&_svg]:text-accent";
const rail = "md:max-lg:size-9 md:max-lg:justify-center md:max-lg:px-0";

export function NavLinks({ items, label = "Main", wide = false }: { items: readonly NavItem[]; label?: string; wide?: boolean }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  return (
    <nav aria-label={label} className="grid gap-px">
      {items.map(({ href, label: name, icon, count }) => (
        <Link key={href} href={href} title={wide ? undefined : name} aria-current={isHere(path, href, query) ? "page" : undefined} className={cn(row, here, wide ? "h-11" : rail)}>
          {icon}
          <span className={cn("min-w-0 truncate", !wide && "md:max-lg:sr-only")}>{name}</span>
          {count ? <span className={cn("ml-auto text-xs text-ink-3", !wide && "md:max-lg:sr-only")}>{count}</span> : null}
        </Link>
      ))}
    </nav>
  );
}

/** The five of a phone: four places and whatever stands last. */
export function TabBar({ items, children }: { items: readonly NavItem[]; children: ReactNode }) {
  const path = usePathname();
  return (
    <nav aria-label="Places" className="fixed inset-x-0 bottom-0 z-(--z-header) grid h-(--h-tabbar) auto-cols-fr grid-flow-col border-t border-line bg-surface md:hidden print:hidden">
      {items.map(({ href, label, icon }) => (
        <Link key={href} href={href} aria-current={isHere(path, href) ? "page" : undefined} className={tabLook}>
          {icon}
          <span className="max-w-full truncate px-0.5">{label}</span>
        </Link>
      ))}
      {children}
    </nav>
  );
}

export const tabLook = cn(
  "grid w-full min-w-0 cursor-pointer place-items-center content-center gap-0.5 text-center text-2xs text-ink-3 hover:no-underline [&_svg]:size-5",
  "focus-visible:-outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-accent-text",
);

/** A place holds for everything below it; a saved view only for its very query. */
function isHere(path: string | null, href: string, query = "") {
  const [place = href, wanted] = href.split("?");
  if (wanted !== undefined) return path === place && new URLSearchParams(wanted).toString() === query;
  return path === place || Boolean(path?.startsWith(`${place}/`) && place !== "/ops");
}
