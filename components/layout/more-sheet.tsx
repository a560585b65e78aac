"use client";

import { Bell, Bookmark, LogOut, Menu, Search, Settings } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { openCommandPalette } from "./command-palette";
import { NavLinks, tabLook, type NavItem } from "./nav-links";
import { ThemeSwitch } from "./theme-switch";

/** "More" on a phone: every other place, search, saved views, theme, the way out. */
export function MoreSheet({ items, savedViews, notifications, settingsHref, withSearch, onSignOut }: {
  items: readonly NavItem[];
  savedViews: readonly { href: string; label: string }[];
  notifications?: { href: string; count: number } | undefined;
  settingsHref?: string | undefined;
  withSearch: boolean;
  onSignOut?: (() => Promise<unknown>) | undefined;
}) {
  const path = usePathname();
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const rest: NavItem[] = [
    ...items,
    ...(notifications ? [{ href: notifications.href, label: "Notifications", icon: <Bell />, count: notifications.count }] : []),
    ...(settingsHref ? [{ href: settingsHref, label: "Settings", icon: <Settings /> }] : []),
  ];
  return (
    <Sheet title="More" side="bottom" open={openedAt === path} onOpenChange={(open) => setOpenedAt(open ? path : null)} trigger={<button type="button" className={tabLook}><Menu />More</button>}>
      <div className="grid gap-4">
        {withSearch && <Button size="lg" className="justify-start text-ink-3" onClick={() => { setOpenedAt(null); openCommandPalette(); }}><Search />Find or run</Button>}
        <NavLinks items={rest} label="More" wide />
        {savedViews.length > 0 && <NavLinks items={savedViews.map((view) => ({ ...view, icon: <Bookmark /> }))} label="Saved views" wide />}
        <ThemeSwitch />
        {onSignOut && <Button size="lg" onClick={() => void onSignOut()}><LogOut />Sign out</Button>}
      </div>
    </Sheet>
  );
}
