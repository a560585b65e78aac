import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Count, Money } from "@/components/ui/money";
import type { PastCard, PastColumn as Column } from "@/lib/deals/queries/as-of";

const words = { OPEN: "", WON: "Won", LOST: "Lost" } as const;

/** One stage of that day: its count and sums of all its deals, and the largest of them. */
export function PastColumn({ column: { name, tone, isClosed, totals, cards }, currency }: { column: Column; currency: string }) {
  const count = totals.reduce((sum, total) => sum + total.count, 0);
  const sorted = totals.toSorted((a, b) => Number(b.currencyCode === currency) - Number(a.currencyCode === currency));
  const main = sorted[0];
  return (
    <section className="col" style={{ "--c": tone }} aria-label={`${name}, ${count} deals`}>
      <header className="col-h">
        <div className="col-t"><h2 className="truncate">{name}</h2><span className="n"><Count value={count} /></span></div>
        <div className="col-s gap-2">
          <b className="min-w-0 truncate">{main ? sorted.map((total, n) => <span key={total.currencyCode}>{n > 0 && " + "}<Money value={total.value} currency={total.currencyCode} compact /></span>) : "—"}</b>
          {main && !isClosed && <span className="flex-none">weighted <Money value={main.weighted} currency={main.currencyCode} compact /></span>}
        </div>
      </header>
      <div className="col-b" tabIndex={0} role="group" aria-label={`${name} cards`}>
        <div className="flex-none space-y-2">{cards.map((card) => <Card key={card.id} card={card} />)}</div>
        {cards.length === 0 && <p className="px-1 py-6 text-center text-xs text-ink-3">No deals here</p>}
        {count > cards.length && <p className="px-1 py-3 text-center text-xs text-ink-3">The {cards.length} largest of <Count value={count} /></p>}
      </div>
    </section>
  );
}

function Card({ card: { id, name, customerName, amount, currencyCode, ownerName, status, days, isGone } }: { card: PastCard }) {
  return (
    <article className="card" aria-label={`${name}, ${customerName ?? "no customer"}`}>
      <h3>{isGone ? name : <Link href={`/deals/${id}`} className="text-inherit">{name}</Link>}</h3>
      <p className="who">{customerName ?? "No customer"}</p>
      <div className="money"><b><Money value={amount} currency={currencyCode} /></b>{isGone && <span className="date">deleted since</span>}</div>
      <div className="foot">
        <span className="nx"><span>{[words[status], days === 1 ? "1 day here" : `${days} days here`].filter(Boolean).join(", ")}</span></span>
        <span className="ml-auto"><Avatar name={ownerName} named /></span>
      </div>
    </article>
  );
}
