import { Building2, ChartLine, GitCommitHorizontal, ListTodo, Package, SquareKanban } from "lucide-react";
import type { ReactNode } from "react";
import { Live } from "@/components/changes/live";
import { UndoLast } from "@/components/changes/undo-last";
import { KeyboardSheet } from "@/components/layout/keyboard-sheet";
import type { NavItem } from "@/components/layout/nav-links";
import { WorkspaceShell } from "@/components/layout/workspace-shell";
import { WorkspacePalette } from "@/components/search/palette";
import { LocaleProvider } from "@/components/ui/locale";
import { viewHref } from "@/components/views/view-address";
import { requireContext } from "@/lib/auth/context";
import { may, type Permission } from "@/lib/auth/permissions";
import { listSettingsPlaces } from "@/lib/shell/places";
import { getShell } from "@/lib/shell/queries";
import { signOut } from "./actions";
import { undoLast } from "./changes/actions";

const places: NavItem[] = [
  { href: "/deals", label: "Deals", icon: <SquareKanban />, keys: "g d", phone: true },
  { href: "/customers", label: "Customers", icon: <Building2 />, keys: "g c", phone: true },
  { href: "/activities", label: "Activities", icon: <ListTodo />, keys: "g a", phone: true },
  { href: "/adoption", label: "Adoption", icon: <ChartLine />, keys: "g o" },
  { href: "/catalog", label: "Catalog", icon: <Package />, keys: "g p" },
];

/** For whom somebody implements something. */
const implementation: NavItem = { href: "/progress", label: "Implementation", icon: <GitCommitHorizontal /> };

const news: readonly { href: string; label: string; needs: Permission }[] = [
  { href: "/deals?new=1", label: "New deal", needs: "deals.create" },
  { href: "/customers?new=1", label: "New customer", needs: "customers.create" },
  { href: "/activities?new=1", label: "Plan an activity", needs: "activities.edit" },
];

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const ctx = await requireContext("account.read");
  const { setting, person, sessionId } = ctx;
  const { views, unread, cursor, rolloutId } = await getShell(ctx);
  const nav = rolloutId ? [...places, { ...implementation, href: `/progress/${rolloutId}` }] : places;
  const onSignOut = sessionId ? signOut.bind(null, { sessionId }) : undefined;
  const mine = <T extends { needs: Permission }>(all: readonly T[]) => all.filter(({ needs }) => may(ctx, needs));
  const pages = [...nav.map(({ href, label, keys: pressed }) => ({ href, label, keys: pressed })), { href: "/notifications", label: "Notifications" }];
  return (
    <LocaleProvider locale={setting.locale} zone={setting.timezone}>
      <WorkspaceShell
        organization={setting.organizationName}
        person={{ name: person?.name ?? ctx.actor.name }}
        homeHref="/deals"
        settingsHref="/settings"
        profileHref="/settings/account"
        nav={nav}
        savedViews={views.map((view) => ({ href: viewHref(view), label: view.name }))}
        notifications={{ href: "/notifications", count: unread }}
        search={<WorkspacePalette places={{ pages, settings: listSettingsPlaces(ctx), creates: mine(news), onSignOut }} />}
        onSignOut={onSignOut}
      >
        {children}
      </WorkspaceShell>
      <KeyboardSheet groups={keys} />
      <UndoLast onUndoLast={undoLast} />
      {!ctx.onBehalfOf && <Live cursor={cursor} personId={person?.id ?? null} />}
    </LocaleProvider>
  );
}

const keys = [
  { place: "Go to", keys: [{ does: "Deals", keys: "g d" }, { does: "Customers", keys: "g c" }, { does: "Activities", keys: "g a" }, { does: "Adoption", keys: "g o" }, { does: "Catalog", keys: "g p" }] },
  {
    place: "Board",
    keys: [
      { does: "New deal", keys: "n" }, { does: "Filter", keys: "f" }, { does: "Pick up, put down", keys: "Enter" }, { does: "Carry a card", keys: "← ↑ → ↓" },
      { does: "Open beside the board", keys: "o" }, { does: "Select", keys: "x | Space" }, { does: "Next and previous deal in the panel", keys: "j | k" },
    ],
  },
];
