import "server-only";
import type { Day } from "@/lib/dates";
import { everything } from "@/lib/db/everything";
import type { Workdays } from "./rules/planning";
import type { Side } from "./rules/templates";

/** The two calendars of a project as its schedule asks them, and the zones its days are read in. */
export type Clocks = { workdays: Workdays; zones: Record<Side, string>; clientZone: string; clientName: string };

/** Ours is the vendor organization's calendar; theirs the client organization's. One without any working time counts Monday to Friday. */
export async function clocksOf(clientOrganizationId: string): Promise<Clocks> {
  const rows = await everything.organization.findMany({ where: { OR: [{ id: clientOrganizationId }, { isVendor: true }] }, select: { id: true, name: true, isVendor: true, timezone: true, businessCalendar: true }, take: 2 });
  const client = rows.find(({ id }) => id === clientOrganizationId);
  const ours = rows.find(({ isVendor }) => isVendor) ?? client;
  const clientZone = client?.timezone ?? "UTC";
  return { workdays: { STAFF: asked(), CLIENT: asked() }, zones: { STAFF: ours?.timezone ?? "UTC", CLIENT: clientZone }, clientZone, clientName: client?.name ?? "" };
}

function asked() {
  return (day: Day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
