"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { LiveScope } from "@/components/changes/live-scope";
import { LinkButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Day } from "@/components/ui/date-time";
import { dayIn } from "@/components/ui/dates";
import { IconLink } from "@/components/ui/icon-button";
import { useReader } from "@/components/ui/locale";
import type { CalendarDeal } from "@/lib/deals/queries/shapes";
import { dealsHref } from "./address";
import { CalendarEntry } from "./calendar/calendar-entry";
import { firstWeekdayOf, shiftMonth, weeksOf } from "./calendar/days";
import { monthName } from "./table/group-name";

const SHOWN = 4;

type Props = { deals: readonly CalendarDeal[]; month: string; tones: Readonly<Record<string, string>>; address: string };

/** When deals are expected to close, by day. On a phone only the days that hold something. */
export function DealCalendar(picture: Props) {
  const { month, address } = picture;
  const { locale } = useReader();
  const weeks = weeksOf(month, firstWeekdayOf(locale));
  const href = (by: number) => dealsHref(address, { month: shiftMonth(month, by) });
  return (
    <div data-deals className="flex min-w-0 flex-1 flex-col overflow-y-auto px-6 py-3 max-md:px-4">
      <LiveScope entities={["Deal", "PipelineStage"]} />
      <div className="flex items-center gap-1 pb-2">
        <h2 className="mr-2 text-md font-semibold">Closing in {monthName(month, locale)}</h2>
        <IconLink size="sm" label="Previous month" href={href(-1)} scroll={false}><ChevronLeft /></IconLink>
        <IconLink size="sm" label="Next month" href={href(1)} scroll={false}><ChevronRight /></IconLink>
        <LinkButton size="sm" href={dealsHref(address, { month: null })} scroll={false}>This month</LinkButton>
      </div>
      <MonthTable weeks={weeks} {...picture} />
      <DayList days={weeks.flat().filter((day) => day.startsWith(month))} {...picture} />
    </div>
  );
}

function MonthTable({ weeks, ...picture }: Props & { weeks: readonly string[][] }) {
  const { locale, zone } = useReader();
  const today = dayIn(new Date(), zone);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const named = (day: string) => weekday.format(new Date(`${day}T00:00:00Z`));
  return (
    <table className="w-full flex-1 table-fixed border-collapse rounded-lg bg-surface max-md:hidden">
      <caption className="sr-only">Deals by expected close in {monthName(picture.month, locale)}</caption>
      <thead><tr>{weeks[0]?.map((day) => <th key={day} scope="col" className="h-8 border border-line px-2 text-left text-xs font-medium text-ink-3">{named(day)}</th>)}</tr></thead>
      <tbody>{weeks.map((days) => <tr key={days[0]}>{days.map((day) => <DayCell key={day} day={day} isToday={day === today} {...picture} />)}</tr>)}</tbody>
    </table>
  );
}

function DayCell({ day, isToday, deals, month, tones, address }: Props & { day: string; isToday: boolean }) {
  const own = on(day, deals);
  return (
    <td className={cn("h-24 border border-line p-1 align-top", !day.startsWith(month) && "bg-sunken")}>
      <time dateTime={day} className={cn("mb-0.5 inline-grid size-6 place-items-center text-xs text-ink-3", isToday && "rounded-full bg-accent text-on-accent")} suppressHydrationWarning>
        {Number(day.slice(8))}
      </time>
      <ul className="grid grid-cols-1 gap-0.5">{own.slice(0, SHOWN).map((deal) => <li key={deal.id}><CalendarEntry deal={deal} tone={tones[deal.stageName]} /></li>)}</ul>
      {own.length > SHOWN && (
        <Link href={dealsHref(address, { layout: "table", from: day, to: day, month: null })} className="block px-1 text-xs text-ink-2">{own.length - SHOWN} more</Link>
      )}
    </td>
  );
}

/** The days of a phone. */
function DayList({ days, deals, month, tones }: Props & { days: readonly string[] }) {
  const { locale } = useReader();
  const full = days.filter((day) => on(day, deals).length > 0);
  return (
    <ul className="grid gap-4 md:hidden">
      {full.map((day) => (
        <li key={day}>
          <h3 className="pb-1 text-xs font-medium text-ink-3"><Day value={day} full /></h3>
          <ul className="grid grid-cols-1 gap-1">{on(day, deals).map((deal) => <li key={deal.id}><CalendarEntry deal={deal} tone={tones[deal.stageName]} large /></li>)}</ul>
        </li>
      ))}
      {full.length === 0 && <li className="text-ink-3">Nothing closes in {monthName(month, locale)}.</li>}
    </ul>
  );
}

function on(day: string, deals: readonly CalendarDeal[]) {
  return deals.filter((deal) => deal.day === day);
}
