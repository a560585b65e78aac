import { History } from "lucide-react";
import { PageHeader } from "@/components/layout/page-header";
import { Toolbar } from "@/components/layout/toolbar";
import { LinkButton } from "@/components/ui/button";
import { Day } from "@/components/ui/date-time";
import type { PastBoard as Past } from "@/lib/deals/queries/as-of";
import { asOfHref } from "@/lib/deals/rules/as-of-address";
import { shiftDay } from "@/lib/dates";
import { DealsTotals, PhoneTotals } from "../deals-totals";
import { AsOfForm, PipelineLinks } from "../deals-layouts";
import { PastColumn } from "./past-column";

/** The board at the end of a past day. Nothing on it can be changed; a card opens the deal as it is now. */
export function PastBoard({ past: { day, today, pipeline, pipelines, columns, header }, locale }: { past: Past; locale: string }) {
  const month = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(new Date(day));
  return (
    <div className="board-page">
      <PageHeader title="Deals" sticky={false} tools={<PipelineLinks day={day} pipeline={pipeline} pipelines={pipelines} />} actions={<LinkButton variant="primary" href={asOfHref({ pipeline: pipeline.id })}>Back to today</LinkButton>} />
      <Toolbar label="Day" aside={<div className="max-md:hidden"><DealsTotals header={header} month={month} /></div>}>
        <AsOfForm inLine day={day} before={shiftDay(today, -1)} pipelineId={pipeline.id} />
      </Toolbar>
      <PhoneTotals header={header} month={month} />
      <p role="status" className="flex flex-none items-center gap-2 border-b border-line bg-watch-tint px-6 py-2 text-watch-text max-lg:px-4 print:px-0">
        <History className="size-4 flex-none" aria-hidden="true" />
        <span>The board as it was at the end of <b className="font-semibold"><Day value={day} full /></b>. Amounts, stages and owners are of that day, names are today’s. It cannot be changed.</span>
      </p>
      <div className="board snap-x max-md:snap-mandatory" role="group" aria-label="Board as it was">
        {columns.map((column) => <PastColumn key={column.id ?? "gone"} column={column} currency={pipeline.currencyCode} />)}
      </div>
    </div>
  );
}
