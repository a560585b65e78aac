import type { z } from "zod";
import type { Act, Undo } from "@/components/changes/tell";
import type * as rules from "@/lib/pipelines/rules";

/** The server's side of the pipelines page, handed in by it. */
export type StageActions = {
  onAddStage: Act<z.input<typeof rules.AddStage>>;
  onEditStage: Act<z.input<typeof rules.EditStage>>;
  onReorder: Act<z.input<typeof rules.ReorderStages>>;
  onDeleteStage: Act<z.input<typeof rules.DeleteStage>>;
  onUndo: Undo;
};

export type PipelineActions = StageActions & {
  onCreate: Act<z.input<typeof rules.CreatePipeline>, { changeSetId: string; pipelineId: string }>;
  onEdit: Act<z.input<typeof rules.EditPipeline>>;
  onMakeDefault: Act<z.input<typeof rules.MakeDefaultPipeline>>;
  onDelete: Act<z.input<typeof rules.DeletePipeline>>;
};
