import type { Metadata } from "next";
import { CalendarList } from "@/components/calendars/calendar-list";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { listCalendars } from "@/lib/ops/calendars/queries";
import { ListCalendars } from "@/lib/ops/calendars/rules";
import { requireStaff } from "@/lib/ops/context";

export const metadata: Metadata = { title: "Calendars" };

export default async function CalendarsPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const staff = await requireStaff("manage_projects");
  const { after } = ListCalendars.catch({}).parse(await searchParams);
  const { calendars, next } = await listCalendars(staff, { after });
  return (
    <>
      <PageHeader title="Calendars" meta="Working time, by which every escalation clock counts" />
      <Content>
        <CalendarList calendars={calendars} now={new Date().toISOString()} nextHref={next ? `/ops/calendars?after=${next}` : undefined} firstHref={after ? "/ops/calendars" : undefined} />
      </Content>
    </>
  );
}
