import type { Metadata } from "next";
import { CalendarEditor } from "@/components/calendars/calendar-editor";
import { PageHeader } from "@/components/layout/page-header";
import { requireContext } from "@/lib/auth/context";
import { getOwnCalendar } from "@/lib/calendars/queries";
import { listZones } from "@/lib/organizations/rules";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Calendar" };

export default async function OwnCalendarPage() {
  const ctx = await requireContext("organizations.edit");
  const organization = await getOwnCalendar(ctx);
  return (
    <>
      <PageHeader title="Calendar" crumbs={[{ href: "/settings", label: "Settings" }]} />
      <CalendarEditor organization={organization} zones={listZones()} now={new Date().toISOString()} onEdit={actions.editCalendar} onUndo={actions.undoCalendar} />
    </>
  );
}
