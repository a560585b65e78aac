import type { Metadata } from "next";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { HeldCurrencies } from "@/components/rates/held-currencies";
import { NewRate } from "@/components/rates/rate-form";
import { RateList } from "@/components/rates/rate-list";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { listHeldCurrencies, listRates } from "@/lib/rates/queries";
import { ListRates } from "@/lib/rates/rules";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Exchange rates" };

export default async function RatesPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("rates.read");
  const { after, limit } = ListRates.parse(await searchParams);
  const [{ rates, next }, held] = await Promise.all([listRates(ctx, { after, limit }), listHeldCurrencies(ctx)]);
  const canEdit = may(ctx, "rates.edit");
  const { currencyCode } = ctx.setting;
  return (
    <>
      <PageHeader title="Exchange rates" crumbs={[{ href: "/settings", label: "Settings" }]} actions={canEdit && <NewRate currency={currencyCode} onEnter={actions.enterRate} onUndo={actions.undo} />} />
      <LiveScope entities={["ExchangeRate"]} />
      <Content className="max-w-(--w-work)">
        <HeldCurrencies held={held} currency={currencyCode} canEdit={canEdit} onEnter={actions.enterRate} onUndo={actions.undo} />
        <RateList rates={rates} currency={currencyCode} canEdit={canEdit} onEdit={actions.editRate} onDelete={actions.deleteRate} onUndo={actions.undo} />
        <PaginationCursor label="Pages of rates" newer="First" older="Next" newerHref={after && "/settings/rates"} olderHref={next ? `/settings/rates?after=${next}` : undefined} />
      </Content>
    </>
  );
}
