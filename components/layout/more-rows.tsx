"use client";

import { Bell, Bookmark, LogOut, Search, Settings } from "lucide-react";
import { Button } from "@/components/ui/button";
import { openCommandPalette } from "./command-palette";
import { NavLinks, type NavItem } from "./nav-links";
import { ThemeSwitch } from "./theme-switch";

export type More = {
  items: readonly NavItem[];
  savedViews: readonly { href: string; label: string }[];
  notifications?: { href: string; count: number } | undefined;
  settingsHref?: string | undefined;
  withSearch: boolean;
  onSignOut?: (() => Promise<unknown>) | undefined;
};

/** Every other place, search, saved views, theme, the way out. */
export function MoreRows({ items, savedViews, notifications, settingsHref, withSearch, onSignOut, onClose }: More & { onClose: () => void }) {
  const rest: NavItem[] = [
    ...items,
    ...(notifications ? [{ href: notifications.href, label: "Notifications", icon: <Bell />, count: notifications.count }] : []),
    ...(settingsHref ? [{ href: settingsHref, label: "Settings", icon: <Settings /> }] : []),
  ];
  return (
    <div className="grid gap-4">
      {withSearch && <Button size="lg" className="justify-start text-ink-3" onClick={() => { onClose(); openCommandPalette(); }}><Search />Find or run</Button>}
      <NavLinks items={rest} label="More" wide />
      {savedViews.length > 0 && <NavLinks items={savedViews.map((view) => ({ ...view, icon: <Bookmark /> }))} label="Saved views" wide />}
      <ThemeSwitch />
      {onSignOut && <Button size="lg" onClick={() => void onSignOut()}><LogOut />Sign out</Button>}
    </div>
  );
}
