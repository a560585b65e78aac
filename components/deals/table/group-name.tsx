"use client";

import { useReader } from "@/components/ui/locale";
import type { DealGroup } from "@/lib/deals/queries/shapes";
import type { Grouping } from "../address";

const none: Record<Grouping, string> = { stage: "No stage", owner: "Nobody", month: "No close date", customer: "No customer" };

/** "June 2026" for a month; who or what it is otherwise. */
export function GroupName({ group: { key, label }, grouping }: { group: DealGroup; grouping: Grouping }) {
  const { locale } = useReader();
  if (key === null) return none[grouping];
  return grouping === "month" ? monthName(key, locale) : label;
}

export function monthName(month: string, locale: string) {
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
}
