import type { Fact } from "@/components/ui/facts";
import { Avatar } from "@/components/ui/avatar";
import { DateTime, Day } from "@/components/ui/date-time";
import { Money } from "@/components/ui/money";
import type { CustomerRecord } from "@/lib/customers/queries/shapes";

/** The row under the name: what it is worth, whose it is, when one last spoke. */
export function factsOf(customer: CustomerRecord): Fact[] {
  const { open, wonInYear, wonEver, ownerName, accountManagerName, lastContactDate, lastOrderDate, line } = customer;
  const sum = ({ amount, currencyCode, without }: typeof open) => <><Money value={amount} currency={currencyCode} />{without.length > 0 && <span className="font-normal text-ink-3">without {without.join(", ")}</span>}</>;
  return [
    { label: "Open", value: sum(open) },
    { label: "Won in 12 months", value: <>{sum(wonInYear)}{wonEver.amount !== wonInYear.amount && <span className="font-normal text-ink-3">ever <Money value={wonEver.amount} currency={wonEver.currencyCode} /></span>}</> },
    { label: "Owner", value: ownerName ? <><Avatar name={ownerName} />{ownerName}</> : <span className="font-normal text-ink-3">Nobody</span> },
    ...(accountManagerName ? [{ label: "Account manager", value: <><Avatar name={accountManagerName} />{accountManagerName}</> }] : []),
    { label: "Last contact", value: <DateTime value={lastContactDate} /> },
    { label: "Last order", value: <Day value={lastOrderDate} full /> },
    ...(line.renewsOn ? [{ label: "Renewal", value: <Day value={line.renewsOn} full /> }] : []),
  ];
}
