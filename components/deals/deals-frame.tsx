import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { Toolbar } from "@/components/layout/toolbar";
import { ViewMenu, type OpenView } from "@/components/views/view-menu";
import type { ViewActions } from "@/components/views/view-dialog";
import { dayOf, shiftDay } from "@/lib/dates";
import type { Board } from "@/lib/deals/queries/shapes";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";
import { dealsHref, layouts } from "./address";
import { DealFiltersBar } from "./deal-filters";
import { AsOfMenu } from "./as-of/as-of-menu";
import { SortMenu } from "./deal-order";
import { NoDealsMatch, NoDealsYet } from "./deal-empty";
import { DealsHead } from "./deals-head";
import { ColumnsMenu, GroupMenu } from "./deals-layouts";
import { DealsRow } from "./deals-row";
import { DealsTotals, PhoneTotals } from "./deals-totals";
import { chipsOf } from "./filters/chips";
import type { DealChoices } from "./filters/choices";
import { filteredHref, type DealsAddress } from "./filters/filtered";
import { NewDeal } from "./new-deal";
import type { NewDealActions } from "./inputs/new-deal-dialog";
import type { RecordActions } from "./record/record-actions";
import type { Questions } from "./record/searches";

type Acts = RecordActions & Questions & ViewActions & NewDealActions & Parameters<typeof DealsRow>[0]["actions"];
type Setting = { locale: string; timezone: string; organizationTimezone: string };
type Props = { asked: DealsAddress; board: Board; choices: DealChoices; deal: DealRecord | null; view: OpenView | null; me: string | null; may: { create: boolean; share: boolean }; setting: Setting; actions: Acts; children: ReactNode };

/** The frame of every layout of deals: title and layouts, what narrows them, the totals, the list, and the deal that is open. */
export function DealsFrame({ asked, board, choices, deal, view, me, may, setting, actions, children }: Props) {
  const { address, layout, filters, sort, grouping, faults } = asked;
  const { pipeline, pipelines, header, columns } = board;
  const stages = columns.map(({ id, name }) => ({ id, name }));
  const open = columns.filter(({ isClosedWon, isClosedLost }) => !isClosedWon && !isClosedLost).map(({ id, name }) => ({ id, name }));
  const chips = chipsOf(filters, sort, address, { ...choices, stages, currencyCode: pipeline.currencyCode }, { locale: setting.locale, zone: setting.timezone });
  const month = new Intl.DateTimeFormat(setting.locale, { month: "long", timeZone: setting.organizationTimezone }).format(new Date());
  const clearHref = filteredHref(address, filters.pipeline ? { pipeline: filters.pipeline } : {}, sort);
  const newDeal = may.create && <NewDeal pipeline={pipeline} stages={open} choices={choices} me={me} actions={actions} />;
  const views = { entity: "deals", address, view, mayShare: may.share, actions } as const;
  const isEmpty = columns.every(({ totals }) => totals.length === 0);
  return (
    <div className="board-page">
      <DealsHead address={address} layout={layout} layouts={layouts} pipeline={pipeline} pipelines={pipelines} actions={<><ViewMenu {...views} />{newDeal}</>} />
      <Toolbar aside={<div className="max-md:hidden"><DealsTotals header={header} month={month} /></div>}>
        <DealFiltersBar filters={filters} sort={sort} address={address} chips={chips} stages={stages} choices={choices} />
        {layout === "table" && <GroupMenu grouping={grouping} address={address} />}
        {layout === "table" && <ColumnsMenu chosen={asked.columns} address={address} />}
        {layout === "board" && <SortMenu sort={board.sort} address={address} />}
        {layout === "board" && <AsOfMenu before={shiftDay(dayOf(new Date(), setting.organizationTimezone), -1)} pipelineId={pipeline.id} />}
        <ViewMenu {...views} phone />
      </Toolbar>
      <PhoneTotals header={header} month={month} />
      <Faults faults={faults} address={address} />
      <DealsRow initial={deal} choices={choices} actions={actions}>
        {isEmpty && !board.isFiltered ? <NoDealsYet action={newDeal} importHref={may.create ? "/settings/imports?of=deals" : undefined} /> : isEmpty && layout !== "forecast" ? <NoDealsMatch clearHref={clearHref} /> : children}
      </DealsRow>
    </div>
  );
}

/** What in the address was not understood, and was left out. */
function Faults({ faults, address }: { faults: DealsAddress["faults"]; address: string }) {
  const wrong = Object.entries(faults);
  if (wrong.length === 0) return null;
  return (
    <Note tone="watch" className="m-2 flex-none" actions={<LinkButton size="sm" href={dealsHref(address, Object.fromEntries(wrong.map(([name]) => [name, null])))}>Take it out</LinkButton>}>
      Part of this address was left out: {wrong.map(([name, fault]) => `${name}: ${fault}`).join(" ")}
    </Note>
  );
}
