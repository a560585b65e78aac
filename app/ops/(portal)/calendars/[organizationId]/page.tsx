import type { Metadata } from "next";
import { CalendarEditor } from "@/components/calendars/calendar-editor";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { getCalendar } from "@/lib/ops/calendars/queries";
import { requireStaff } from "@/lib/ops/context";
import { listZones } from "@/lib/organizations/rules";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Calendar" };

export default async function CalendarPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const staff = await requireStaff("manage_projects");
  const organization = await getCalendar(staff, (await params).organizationId);
  return (
    <>
      <PageHeader title={organization.name} crumbs={[{ href: "/ops/calendars", label: "Calendars" }]} badge={organization.isVendor ? <Badge tone="line">Our calendar</Badge> : undefined} />
      <CalendarEditor organization={organization} zones={listZones()} now={new Date().toISOString()} onEdit={actions.editCalendar} onUndo={actions.undoCalendar} />
    </>
  );
}
