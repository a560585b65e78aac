import type { Metadata } from "next";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { PipelineBox } from "@/components/pipelines/pipeline-box";
import { NewPipeline } from "@/components/pipelines/pipeline-form";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { listPipelines } from "@/lib/pipelines/queries";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Pipelines" };

export default async function PipelinesPage() {
  const ctx = await requireContext("pipelines.read");
  const pipelines = await listPipelines(ctx);
  const canEdit = may(ctx, "pipelines.edit");
  return (
    <>
      <PageHeader title="Pipelines" crumbs={[{ href: "/settings", label: "Settings" }]} actions={canEdit && <NewPipeline currency={ctx.setting.currencyCode} onCreate={actions.createPipeline} onUndo={actions.undo} />} />
      <LiveScope entities={["Pipeline", "PipelineStage"]} />
      <Content className="max-w-(--w-work)">
        {pipelines.map((pipeline) => (
          <PipelineBox
            key={pipeline.id} pipeline={pipeline} canEdit={canEdit} onEdit={actions.editPipeline} onMakeDefault={actions.makeDefaultPipeline} onDelete={actions.deletePipeline}
            onAddStage={actions.addStage} onEditStage={actions.editStage} onReorder={actions.reorderStages} onDeleteStage={actions.deleteStage} onUndo={actions.undo}
          />
        ))}
      </Content>
    </>
  );
}
