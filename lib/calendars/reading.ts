import "server-only";
import { everything } from "@/lib/db/everything";
import type { OpsTx } from "@/lib/ops/facts";
import { parseCalendar, type Calendar } from "./rules";

type Reader = Pick<OpsTx, "organization">;

/** The vendor organization's calendar: that of every member of the staff. Null: it has no working time. */
export async function getOurCalendar(db: Reader = everything): Promise<Calendar | null> {
  const ours = await db.organization.findFirst({ where: { isVendor: true }, select: { businessCalendar: true } });
  return parseCalendar(ours?.businessCalendar);
}

/** One organization's calendar; null when there is no such organization or its calendar has no working time. */
export async function getCalendarOf(db: Reader, organizationId: string): Promise<Calendar | null> {
  const found = await db.organization.findUnique({ where: { id: organizationId }, select: { businessCalendar: true } });
  return parseCalendar(found?.businessCalendar);
}
