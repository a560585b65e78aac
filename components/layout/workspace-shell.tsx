import { Bell, Bookmark, Settings } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { IconLink } from "@/components/ui/icon-button";
import { Mark } from "./mark";
import { MoreSheet } from "./more-sheet";
import { NavLinks, TabBar, type NavItem } from "./nav-links";
import { Shortcut } from "./shortcuts";
import { SkipLink } from "./skip-link";
import { UserMenu, type Person } from "./user-menu";

export type ShellFrame = {
  organization: string;
  person: Person;
  nav: readonly NavItem[];
  savedViews?: readonly { href: string; label: string }[] | undefined;
  notifications?: { href: string; count: number } | undefined;
  settingsHref?: string | undefined;
  profileHref?: string | undefined;
  homeHref?: string | undefined;
  onSignOut?: (() => Promise<unknown>) | undefined;
  /** A CommandPalette; on a phone "More" opens it. */
  search?: ReactNode;
  /** Beside the organization's name, such as a badge or a switch. */
  aside?: ReactNode;
  /** A strip above everything, and how tall it is, so that what sticks does so below it. */
  banner?: ReactNode;
  bannerHeight?: number | undefined;
  children: ReactNode;
};

const grid = cn(
  "grid min-h-[calc(100dvh-var(--h-banner))] grid-cols-[var(--w-sidebar)_minmax(0,1fr)] md:max-lg:grid-cols-[var(--w-sidebar-rail)_minmax(0,1fr)]",
  "max-md:block max-md:pb-(--h-tabbar) print:block",
);
const sidebar = cn(
  "sticky top-(--h-banner) flex h-[calc(100dvh-var(--h-banner))] flex-col gap-1 overflow-y-auto px-3 pt-3 pb-2 scrollbar-none",
  "max-md:hidden md:max-lg:items-center md:max-lg:px-2.5 print:hidden",
);

/** Sidebar 224, a rail of 56 between 761 and 1100, below that a bar of five at the bottom. Shows only what it is given. */
export function WorkspaceShell(frame: ShellFrame) {
  const { nav, search, banner, bannerHeight = 0, children } = frame;
  const chosen = nav.filter(({ phone }) => phone);
  const tabs = (chosen.length > 0 ? chosen : nav).slice(0, 4);
  const { savedViews = [], notifications, settingsHref, onSignOut } = frame;
  const rest = { items: nav.filter((place) => !tabs.includes(place)), savedViews, notifications, settingsHref, onSignOut };
  return (
    <div style={{ "--h-banner": `${banner ? bannerHeight : 0}px` }}>
      <SkipLink />
      {nav.map(({ keys, href }) => keys && <Shortcut key={href} keys={keys} href={href} />)}
      {banner}
      <div className={grid}>
        <aside aria-label="Navigation" className={sidebar}>
          <Home {...frame} />
          {search}
          <NavLinks items={nav} />
          {savedViews.length > 0 && <SavedViews views={savedViews} />}
          <SidebarFoot {...frame} />
        </aside>
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-col border-l border-line outline-none max-md:border-l-0 print:border-0">{children}</main>
      </div>
      <TabBar items={tabs}><MoreSheet {...rest} withSearch={Boolean(search)} /></TabBar>
    </div>
  );
}

function Home({ organization, homeHref = "/dashboard", aside }: ShellFrame) {
  return (
    <div className="flex h-9 flex-none items-center gap-2 md:max-lg:justify-center">
      <Link href={homeHref} title={organization} className="flex min-w-0 flex-1 items-center gap-2 rounded-md px-2 py-1 font-semibold text-ink hover:no-underline md:max-lg:px-1">
        <Mark />
        <span className="truncate md:max-lg:sr-only">{organization}</span>
      </Link>
      {aside && <span className="md:max-lg:hidden">{aside}</span>}
    </div>
  );
}

function SavedViews({ views }: { views: NonNullable<ShellFrame["savedViews"]> }) {
  return (
    <div className="md:max-lg:hidden">
      <p className="px-2 pt-4 pb-1 text-xs text-ink-3" aria-hidden="true">Saved views</p>
      <NavLinks label="Saved views" items={views.map((view) => ({ ...view, icon: <Bookmark /> }))} />
    </div>
  );
}

function SidebarFoot({ person, profileHref, settingsHref, notifications, onSignOut }: ShellFrame) {
  return (
    <div className="mt-auto flex min-h-10 flex-none items-center gap-0.5 pt-2 md:max-lg:flex-col">
      <UserMenu person={person} profileHref={profileHref} settingsHref={settingsHref} onSignOut={onSignOut} />
      {notifications && <NotificationsLink {...notifications} />}
      {settingsHref && <IconLink size="sm" label="Settings" href={settingsHref}><Settings /></IconLink>}
    </div>
  );
}

function NotificationsLink({ href, count }: NonNullable<ShellFrame["notifications"]>) {
  return (
    <IconLink size="sm" label={count > 0 ? `Notifications, ${count} new` : "Notifications"} href={href} className="overflow-visible">
      <Bell />
      {count > 0 && <span aria-hidden="true" className="absolute top-0.5 right-0.5 size-2 rounded-full bg-accent ring-2 ring-bg" />}
    </IconLink>
  );
}
