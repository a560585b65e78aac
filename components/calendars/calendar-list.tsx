import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/date-time";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import { BusinessCalendar } from "@/lib/calendars/rules";
import { weekInWords } from "@/lib/calendars/rules/words";
import { dayOf } from "@/lib/dates";
import type { CalendarRow } from "@/lib/ops/calendars/queries";

/** Whose calendar, how its week goes, and which day comes next on which it does not go so. */
export function CalendarList({ calendars, now, nextHref, firstHref }: { calendars: readonly CalendarRow[]; now: string; nextHref?: string | undefined; firstHref?: string | undefined }) {
  return (
    <>
      <Table label="Calendars">
        <THead><Th>Organization</Th><Th>Week</Th><Th>Zone</Th><Th>Next day off its week</Th><Th numeric>Open blockers</Th></THead>
        <TBody>
          {calendars.map(({ id, name, isVendor, businessCalendar, clocks }) => {
            const calendar = BusinessCalendar.safeParse(businessCalendar).data;
            const next = calendar && comingDay(calendar, new Date(now));
            return (
              <Tr key={id}>
                <Td className="font-medium whitespace-nowrap"><Link href={`/ops/calendars/${id}`} className="text-ink">{name}</Link>{isVendor && <Badge tone="line" className="ml-2">Our calendar</Badge>}</Td>
                <Td className="min-w-48">{calendar && calendar.windows.length > 0 ? weekInWords(calendar) : <Badge tone="watch">No calendar</Badge>}</Td>
                <Td className="text-ink-2">{calendar?.zone.replaceAll("_", " ") ?? "—"}</Td>
                <Td missing={!next} className="whitespace-nowrap text-ink-2">{next && <><Day value={next.date} />{next.name && `, ${next.name}`}</>}</Td>
                <Td numeric>{clocks}</Td>
              </Tr>
            );
          })}
        </TBody>
      </Table>
      <PaginationCursor label="Pages of calendars" newer="First" older="Next" newerHref={firstHref} olderHref={nextHref} />
    </>
  );
}

function comingDay({ zone, holidays, overrides }: BusinessCalendar, now: Date) {
  const today = dayOf(now, zone);
  return [...holidays, ...overrides].filter(({ date }) => date >= today).toSorted((a, b) => a.date.localeCompare(b.date))[0];
}
