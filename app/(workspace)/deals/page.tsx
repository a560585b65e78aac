import { PastBoard } from "@/components/deals/as-of/past-board";
import { BoardArea } from "@/components/deals/board-area";
import { DealForecast } from "@/components/deals/deal-forecast";
import { DealsFrame } from "@/components/deals/deals-frame";
import { DealCalendar, DealTable } from "@/components/deals/deals-layouts";
import { readAddress } from "@/components/deals/filters/filtered";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { findBoardAsOf } from "@/lib/deals/queries/as-of";
import { getDealChoices } from "@/lib/deals/queries/choices";
import { getDealsPicture } from "@/lib/deals/queries/picture";
import { findDeal } from "@/lib/deals/queries/record";
import type { SearchParams } from "@/lib/deals/rules/filtering";
import { getShell } from "@/lib/shell/queries";
import { undoChangeSet } from "../changes/actions";
import { showPresence } from "../presence/actions";
import * as views from "../views/actions";
import * as act from "./actions";

export const metadata = { title: "Deals" };

export default async function DealsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext("deals.read");
  const past = await findBoardAsOf(ctx, await searchParams);
  if (past) return <PastBoard past={past} locale={ctx.setting.locale} />;
  const asked = readAddress(await searchParams);
  const [{ board, tones, list, groups, forecast, calendar }, choices, deal, { views: saved }] = await Promise.all([
    getDealsPicture(ctx, asked), getDealChoices(ctx), asked.dealId ? findDeal(ctx, { dealId: asked.dealId }) : null, getShell(ctx),
  ]);
  const shown = { address: asked.address, tones, choices, actions: { ...act, ...views, undoChangeSet, showPresence } };
  return (
    <DealsFrame asked={asked} board={board} deal={deal} choices={choices} setting={ctx.setting} me={ctx.person?.id ?? null} view={saved.find(({ id }) => id === asked.viewId) ?? null} may={{ create: may(ctx, "deals.create"), share: may(ctx, "views.share") }} actions={shown.actions}>
      {asked.layout === "board" && <BoardArea board={board} people={choices.people} {...shown} />}
      {list && <DealTable list={list} groups={groups} grouping={asked.grouping} columns={asked.columns} stages={board.columns} sort={asked.sort} pipelineId={board.pipeline.id} {...shown} />}
      {forecast && <DealForecast forecast={forecast} address={asked.address} />}
      {calendar && <DealCalendar {...calendar} {...shown} />}
    </DealsFrame>
  );
}
