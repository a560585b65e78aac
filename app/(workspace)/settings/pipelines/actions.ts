"use server";

import { action } from "@/lib/action";
import { undoChangeSet } from "@/lib/changes/commands";
import { UndoChangeSet } from "@/lib/changes/rules";
import * as ordering from "@/lib/pipelines/commands/ordering";
import * as pipelines from "@/lib/pipelines/commands/pipelines";
import * as stages from "@/lib/pipelines/commands/stages";
import * as rules from "@/lib/pipelines/rules";

export const createPipeline = action("pipelines.edit", rules.CreatePipeline, pipelines.createPipeline);
export const editPipeline = action("pipelines.edit", rules.EditPipeline, pipelines.editPipeline);
export const makeDefaultPipeline = action("pipelines.edit", rules.MakeDefaultPipeline, pipelines.makeDefaultPipeline);
export const deletePipeline = action("pipelines.edit", rules.DeletePipeline, pipelines.deletePipeline);
export const addStage = action("pipelines.edit", rules.AddStage, stages.addStage);
export const editStage = action("pipelines.edit", rules.EditStage, stages.editStage);
export const reorderStages = action("pipelines.edit", rules.ReorderStages, ordering.reorderStages);
export const deleteStage = action("pipelines.edit", rules.DeleteStage, ordering.deleteStage);
export const undo = action("changes.undo", UndoChangeSet, undoChangeSet);
