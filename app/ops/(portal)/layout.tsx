import { BellRing, Building2, CalendarClock, GitCommitHorizontal, ListChecks, OctagonAlert, Users } from "lucide-react";
import type { ReactNode } from "react";
import { DelayBanner } from "@/components/blockers/delay-banner";
import { OpsShell } from "@/components/layout/ops-shell";
import { LocaleProvider } from "@/components/ui/locale";
import { viewHref } from "@/components/views/view-address";
import { findEscalationDelay } from "@/lib/blockers/health";
import { countOwnBlockers } from "@/lib/ops/blockers/queries";
import { requireStaff } from "@/lib/ops/context";
import { countStaffUnread } from "@/lib/ops/notifications/queries";
import { mayStaff, type StaffPermission } from "@/lib/ops/permissions";
import { listStaffViews } from "@/lib/ops/views/queries";
import { signOut } from "./actions";

const places = [
  { href: "/ops", label: "Organizations", icon: <Building2 />, phone: true, needs: "view_home" },
  { href: "/ops/implementations", label: "Implementations", icon: <GitCommitHorizontal />, phone: true, needs: "manage_projects" },
  { href: "/ops/blockers", label: "My blockers", icon: <OctagonAlert />, phone: true, needs: "own_blockers" },
  { href: "/ops/templates", label: "Templates", icon: <ListChecks />, phone: false, needs: "manage_projects" },
  { href: "/ops/calendars", label: "Calendars", icon: <CalendarClock />, phone: false, needs: "manage_projects" },
  { href: "/ops/policies", label: "Escalation", icon: <BellRing />, phone: false, needs: "manage_projects" },
  { href: "/ops/people", label: "People", icon: <Users />, phone: true, needs: "manage_staff" },
] satisfies { href: string; label: string; icon: ReactNode; phone: boolean; needs: StaffPermission }[];

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff("view_home");
  const [delay, unread, owned, views] = await Promise.all([findEscalationDelay(), countStaffUnread(staff), countOwnBlockers(staff), mayStaff(staff, "manage_projects") ? listStaffViews(staff) : []]);
  const savedViews = views.map((view) => ({ href: viewHref(view), label: view.name }));
  const nav = places.filter(({ needs }) => mayStaff(staff, needs)).map(({ href, label, icon, phone }) => ({ href, label, icon, phone, ...(href === "/ops/blockers" && { count: owned }) }));
  return (
    <LocaleProvider locale="en" zone={staff.timezone}>
      <OpsShell
        person={{ name: staff.name, email: staff.email }} nav={nav} savedViews={savedViews} notifications={{ href: "/ops/notifications", count: unread }} profileHref="/ops/account"
        onSignOut={signOut.bind(null, {})} banner={delay && <DelayBanner since={delay.since.toISOString()} />} bannerHeight={36}
      >
        {children}
      </OpsShell>
    </LocaleProvider>
  );
}
