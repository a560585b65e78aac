"use client";

import { useReader } from "@/components/ui/locale";
import { monthName } from "./table/group-name";

/** "June 2026", in the reader's language. */
export function MonthName({ month }: { month: string }) {
  const { locale } = useReader();
  return <>{monthName(month, locale)}</>;
}
