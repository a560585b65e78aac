import "server-only";
import { isWorkday } from "@/lib/calendars/clock";
import { parseCalendar } from "@/lib/calendars/rules";
import type { Day } from "@/lib/dates";
import { everything } from "@/lib/db/everything";
import type { Workdays } from "./rules/planning";
import type { Side } from "./rules/kinds";

/** The two calendars of a project as its schedule asks them, and the zones its days are read in. */
export type Clocks = { workdays: Workdays; zones: Record<Side, string>; clientZone: string; clientName: string };

/** Ours is the vendor organization's calendar; theirs the client organization's. Where one has no working time yet, days are planned Monday to Friday. */
export async function clocksOf(clientOrganizationId: string): Promise<Clocks> {
  const rows = await everything.organization.findMany({ where: { OR: [{ id: clientOrganizationId }, { isVendor: true }] }, select: { id: true, name: true, isVendor: true, timezone: true, businessCalendar: true }, take: 2 });
  const theirs = rows.find(({ id }) => id === clientOrganizationId);
  const [client, staff] = [workdaysOf(theirs), workdaysOf(rows.find(({ isVendor }) => isVendor) ?? theirs)];
  return { workdays: { STAFF: staff.works, CLIENT: client.works }, zones: { STAFF: staff.zone, CLIENT: client.zone }, clientZone: client.zone, clientName: theirs?.name ?? "" };
}

/** One organization's days, for whoever has its row: its calendar's, or Monday to Friday while that has no working time. */
export function workdaysOf(organization: { timezone: string; businessCalendar: unknown } | undefined) {
  const calendar = parseCalendar(organization?.businessCalendar);
  if (!calendar) return { zone: organization?.timezone ?? "UTC", works: isWeekday };
  const known = new Map<Day, boolean>();
  const works = (day: Day) => {
    const open = known.get(day) ?? isWorkday(calendar, day);
    known.set(day, open);
    return open;
  };
  return { zone: calendar.zone, works };
}

function isWeekday(day: Day) {
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
