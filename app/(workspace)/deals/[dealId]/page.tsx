import { notFound } from "next/navigation";
import { cache } from "react";
import { DealRecord } from "@/components/deals/deal-record";
import { requireContext } from "@/lib/auth/context";
import { getDealChoices } from "@/lib/deals/queries/choices";
import { getDeal } from "@/lib/deals/queries/record";
import { GetDeal } from "@/lib/deals/rules/asking";
import { listFields } from "@/lib/fields/queries";
import { listPipelines } from "@/lib/pipelines/queries";
import { undoChangeSet } from "../../changes/actions";
import * as act from "../actions";

type Asked = { params: Promise<{ dealId: string }> };

const load = cache(async (dealId: string) => {
  const ctx = await requireContext("deals.read");
  const asked = GetDeal.safeParse({ dealId });
  return asked.success ? getDeal(ctx, asked.data) : notFound();
});

export async function generateMetadata({ params }: Asked) {
  return { title: (await load((await params).dealId)).title };
}

export default async function DealPage({ params }: Asked) {
  const ctx = await requireContext("deals.read");
  const [deal, choices, pipelines, definitions] = await Promise.all([load((await params).dealId), getDealChoices(ctx), listPipelines(ctx), listFields(ctx, { entity: "deals" })]);
  const stages = pipelines.filter(({ isActive, id }) => isActive || id === deal.pipelineId).flatMap(({ id, name: pipelineName, stages: own }) =>
    own.map(({ id: stageId, name, ending }) => ({ id: stageId, name, isClosedWon: ending === "WON", isClosedLost: ending === "LOST", ...(id !== deal.pipelineId && { pipelineName }) })));
  return <DealRecord deal={deal} choices={choices} stages={stages} definitions={definitions} actions={{ ...act, undoChangeSet }} />;
}
