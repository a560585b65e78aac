import { Totals } from "@/components/layout/toolbar";
import { Money } from "@/components/ui/money";
import type { Board } from "@/lib/deals/queries/shapes";

type Header = Pick<Board["header"], "open" | "weighted" | "wonThisMonth">;

/** Open, weighted, and won this month, in the organization's currency. What has no rate is named, never converted silently. */
export function totalsOf({ open, weighted, wonThisMonth }: Header, month: string) {
  return [{ label: "Open", value: <Sum sum={open} /> }, { label: "Weighted", value: <Sum sum={weighted} /> }, { label: `Won in ${month}`, value: <Sum sum={wonThisMonth} /> }];
}

export function DealsTotals({ header, month }: { header: Header; month: string }) {
  return <Totals totals={totalsOf(header, month)} />;
}

/** On a phone the totals have a line of their own. */
export function PhoneTotals({ header, month }: { header: Header; month: string }) {
  return (
    <dl className="flex justify-between gap-3 border-b border-line bg-surface px-4 py-2.5 md:hidden print:hidden">
      {totalsOf(header, month).map(({ label, value }) => (
        <div key={label} className="flex min-w-0 items-baseline gap-1 text-xs max-[389px]:flex-col max-[389px]:gap-0"><dt className="truncate text-ink-3">{label}</dt><dd className="text-sm font-semibold">{value}</dd></div>
      ))}
    </dl>
  );
}

function Sum({ sum: { amount, currencyCode, without } }: { sum: Header["open"] }) {
  return <><Money value={amount} currency={currencyCode} compact />{without.length > 0 && <span className="font-normal text-ink-3" title={`No exchange rate is known for ${without.join(", ")}.`}> without {without.join(", ")}</span>}</>;
}
