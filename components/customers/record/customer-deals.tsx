import Link from "next/link";
import { RailSection } from "@/components/layout/record-layout";
import { Dot } from "@/components/ui/badge";
import { Day } from "@/components/ui/date-time";
import { Money } from "@/components/ui/money";
import type { CustomerRecord } from "@/lib/customers/queries/shapes";

/** Open deals first, then how the others ended. */
export function CustomerDeals({ customer }: { customer: CustomerRecord }) {
  const { deals, openCount, dealCount } = customer;
  return (
    <RailSection title="Deals" count={dealCount === 0 ? undefined : openCount === 0 ? "none open" : `${openCount} open`}>
      {deals.length === 0 && <p className="text-ink-3">No deal yet.</p>}
      <ul className="grid gap-2.5">
        {deals.map((deal) => <DealRow key={deal.id} deal={deal} />)}
      </ul>
      {dealCount > deals.length && <p className="mt-2 text-xs text-ink-3">and {dealCount - deals.length} more</p>}
    </RailSection>
  );
}

function DealRow({ deal }: { deal: CustomerRecord["deals"][number] }) {
  const { id, name, status, stageName, tone, amount, currencyCode, expectedCloseDate, closedDate } = deal;
  const day = status === "OPEN" ? expectedCloseDate : closedDate;
  return (
    <li className="flex items-center gap-2.5">
      <Dot color={tone} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium"><Link href={`/deals/${id}`} className="text-ink">{name}</Link></p>
        <p className="truncate text-xs text-ink-3">{status === "OPEN" ? stageName : status === "WON" ? "Won" : "Lost"}{day && <> · <Day value={day} /></>}</p>
      </div>
      <span className={status === "LOST" ? "text-ink-3" : "font-medium"}><Money value={amount} currency={currencyCode} /></span>
    </li>
  );
}
