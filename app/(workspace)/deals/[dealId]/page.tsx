import { notFound } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { DealRecord } from "@/components/deals/deal-record";
import { listAttachments } from "@/lib/attachments/queries";
import { requireContext } from "@/lib/auth/context";
import { getDealChoices } from "@/lib/deals/queries/choices";
import { getDeal } from "@/lib/deals/queries/record";
import { GetDeal } from "@/lib/deals/rules/asking";
import { listFields } from "@/lib/fields/queries";
import { listNotes } from "@/lib/notes/queries";
import { listPipelines } from "@/lib/pipelines/queries";
import { listImplementations } from "@/lib/projects/queries";
import { rememberView } from "@/lib/recent/commands";
import { deleteAttachment } from "../../attachments/actions";
import { listHistory, undoChangeSet } from "../../changes/actions";
import { addNote, deleteNote, editNote } from "../../customers/actions";
import { showPresence } from "../../presence/actions";
import * as act from "../actions";

type Asked = { params: Promise<{ dealId: string }> };

const load = cache(async (dealId: string) => {
  const ctx = await requireContext("deals.read");
  const asked = GetDeal.safeParse({ dealId });
  return asked.success ? getDeal(ctx, asked.data) : notFound();
});

export const generateMetadata = async ({ params }: Asked) => ({ title: (await load((await params).dealId)).title });

export default async function DealPage({ params }: Asked) {
  const ctx = await requireContext("deals.read");
  const deal = await load((await params).dealId);
  const [choices, pipelines, definitions, { notes }, files, implementations] = await Promise.all([getDealChoices(ctx), listPipelines(ctx), listFields(ctx, { entity: "deals" }), listNotes(ctx, { dealId: deal.id, limit: 50 }), listAttachments(ctx, { dealId: deal.id, limit: 20 }), listImplementations(ctx, { dealId: deal.id })]);
  const stages = pipelines.filter(({ isActive, id }) => isActive || id === deal.pipelineId).flatMap(({ id, name: pipelineName, stages: own }) =>
    own.map(({ id: stageId, name, ending }) => ({ id: stageId, name, isClosedWon: ending === "WON", isClosedLost: ending === "LOST", ...(id !== deal.pipelineId && { pipelineName }) })));
  after(() => rememberView(ctx, { entity: "Deal", entityId: deal.id }));
  return <DealRecord deal={deal} choices={choices} stages={stages} definitions={definitions} notes={notes} files={files} implementations={implementations} actions={{ ...act, addNote, editNote, deleteNote, deleteAttachment, listHistory, undoChangeSet, showPresence }} />;
}
