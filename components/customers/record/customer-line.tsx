"use client";

import { formatDay } from "@/components/ui/dates";
import { formatPercent } from "@/components/ui/format";
import { useReader } from "@/components/ui/locale";
import { Thread } from "@/components/ui/thread";
import { lineOf, type LineFacts, type Station } from "@/lib/customers/rules/line";

/** Where a customer is on its way from lead to renewal, told by facts alone. */
export function CustomerLine({ facts }: { facts: LineFacts }) {
  const { locale } = useReader();
  const stations = lineOf(facts);
  const progress = stations.find(({ state }) => state === "current")?.share ?? 50;
  return <Thread label="The line" stations={stations.map((station) => ({ label: station.label, state: station.state, caption: caption(station, locale) }))} progress={progress} />;
}

function caption({ key, state, day, share }: Station, locale: string) {
  if (share !== null) return formatPercent(share, locale, 2);
  if (!day) return key === "deal" && state === "current" ? "open" : undefined;
  const text = formatDay(day, { locale }, true).replace(/^\p{L}+\.? /u, "");
  return key === "deal" ? `won ${text}` : text;
}
