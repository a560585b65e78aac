import Link from "next/link";
import { LiveScope } from "@/components/changes/live-scope";
import { Measure } from "@/components/ui/measure";
import { Count, Money } from "@/components/ui/money";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { Forecast, ForecastMonth } from "@/lib/deals/queries/shapes";
import { lastDay } from "./calendar/days";
import { dealsHref } from "./address";
import { MonthName } from "./month-name";

type Shown = { months: readonly ForecastMonth[]; most: number; address: string };

/** Month by month: what is won, what is as good as won, what probability weighs, and the most it can be. A month opens its deals. */
export function DealForecast({ forecast: { months, undated }, address }: { forecast: Forecast; address: string }) {
  const most = Math.max(1, ...months.map(({ bestCase }) => Number(bestCase.amount)));
  return (
    <div className="min-w-0 flex-1 overflow-y-auto px-6 py-4 max-md:px-4">
      <LiveScope entities={["Deal", "DealLine", "PipelineStage"]} />
      <MonthTable months={months} most={most} address={address} />
      <MonthCards months={months} most={most} address={address} />
      {undated.openCount > 0 && <Undated undated={undated} />}
      <p className="pt-2 text-xs text-ink-3">Committed is what is won and what stands at 75% or more. Best case adds everything from 25% on. Weighted is value times probability.</p>
    </div>
  );
}

function MonthTable({ months, most, address }: Shown) {
  return (
    <Table label="Forecast by month" className="max-md:hidden">
      <THead>
        <Th>Month</Th><Th numeric>Won</Th><Th numeric>Committed</Th><Th numeric>Weighted</Th><Th numeric>Best case</Th><Th numeric>Open deals</Th>
        <Th className="w-1/3">Won, ticked at committed and best case</Th>
      </THead>
      <TBody>
        {months.map((month) => (
          <Tr key={month.month}>
            <Td><Link href={monthHref(address, month.month)} className="font-medium text-ink"><MonthName month={month.month} /></Link></Td>
            {sums(month).map(({ label, sum }) => (
              <Td key={label} numeric>
                <Money value={sum.amount} currency={sum.currencyCode} />
                {sum.without.length > 0 && <span className="block text-xs text-ink-3">without {sum.without.join(", ")}</span>}
              </Td>
            ))}
            <Td numeric><Count value={month.openCount} /></Td>
            <Td><Bar month={month} most={most} /></Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

function MonthCards({ months, most, address }: Shown) {
  return (
    <ul aria-label="Forecast by month" className="grid gap-3 md:hidden">
      {months.map((month) => (
        <li key={month.month} className="box grid gap-2 px-4 py-3">
          <Link href={monthHref(address, month.month)} className="font-semibold text-ink"><MonthName month={month.month} /></Link>
          <Bar month={month} most={most} />
          <dl className="grid grid-cols-2 gap-x-4 gap-y-1">
            {sums(month).map(({ label, sum }) => (
              <div key={label}><dt className="text-xs text-ink-3">{label}</dt><dd className="font-medium"><Money value={sum.amount} currency={sum.currencyCode} /></dd></div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Undated({ undated: { openCount, bestCase } }: { undated: Forecast["undated"] }) {
  const isOne = openCount === 1;
  return (
    <p className="pt-3 text-ink-2">
      {isOne ? "One open deal has" : <><Count value={openCount} /> open deals have</>} no close date and {isOne ? "stands" : "stand"} in no month: <Money value={bestCase.amount} currency={bestCase.currencyCode} /> at best.
    </p>
  );
}

function sums({ won, committed, weighted, bestCase }: ForecastMonth) {
  return [{ label: "Won", sum: won }, { label: "Committed", sum: committed }, { label: "Weighted", sum: weighted }, { label: "Best case", sum: bestCase }];
}

function Bar({ month: { won, committed, bestCase, month }, most }: { month: ForecastMonth; most: number }) {
  if (Number(bestCase.amount) === 0) return <span className="text-ink-3">Nothing closes here yet</span>;
  const ticks = [{ at: Math.round(Number(committed.amount)), label: "Committed" }, { at: Math.round(Number(bestCase.amount)), label: "Best case" }];
  return <Measure label={`Won in ${month}`} value={Math.round(Number(won.amount))} max={Math.round(most)} ticks={ticks} tone="accent" />;
}

/** The month's deals as a table. */
function monthHref(address: string, month: string) {
  return dealsHref(address, { layout: "table", from: `${month}-01`, to: lastDay(month) });
}
