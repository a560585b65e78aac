import { BoardArea } from "@/components/deals/board-area";
import { DealForecast } from "@/components/deals/deal-forecast";
import { DealsFrame } from "@/components/deals/deals-frame";
import { DealCalendar, DealTable } from "@/components/deals/deals-layouts";
import { readAddress } from "@/components/deals/filters/filtered";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { getDealChoices } from "@/lib/deals/queries/choices";
import { getDealsPicture } from "@/lib/deals/queries/picture";
import { findDeal } from "@/lib/deals/queries/record";
import type { SearchParams } from "@/lib/deals/rules/filtering";
import { getShell } from "@/lib/shell/queries";
import { undoChangeSet } from "../changes/actions";
import * as views from "../views/actions";
import * as act from "./actions";

export const metadata = { title: "Deals" };

export default async function DealsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext("deals.read");
  const asked = readAddress(await searchParams);
  const [picture, choices, deal, { views: saved }] = await Promise.all([
    getDealsPicture(ctx, asked), getDealChoices(ctx), asked.dealId ? findDeal(ctx, { dealId: asked.dealId }) : null, getShell(ctx),
  ]);
  const { board, tones, list, groups, forecast, calendar } = picture;
  const actions = { ...act, ...views, undoChangeSet };
  const shown = { address: asked.address, tones, choices, actions };
  const rights = { create: may(ctx, "deals.create"), share: may(ctx, "views.share") };
  return (
    <DealsFrame asked={asked} board={board} deal={deal} choices={choices} setting={ctx.setting} me={ctx.person?.id ?? null} view={saved.find(({ id }) => id === asked.viewId) ?? null} may={rights} importHref={rights.create ? "/settings/imports?of=deals" : undefined} actions={actions}>
      {asked.layout === "board" && <BoardArea board={board} people={choices.people} {...shown} />}
      {list && <DealTable list={list} groups={groups} grouping={asked.grouping} columns={asked.columns} stages={board.columns} sort={asked.sort} {...shown} />}
      {forecast && <DealForecast forecast={forecast} address={asked.address} />}
      {calendar && <DealCalendar {...calendar} {...shown} />}
    </DealsFrame>
  );
}
