import { deleteStage } from "@/lib/pipelines/commands/ordering";
import { patchStage } from "@/lib/pipelines/commands/stages";
import { getStage } from "@/lib/pipelines/queries";
import { DeleteStage, GetStage, PatchStage } from "@/lib/pipelines/rules";
import { route } from "@/lib/route";

export const GET = route("pipelines.read", GetStage, getStage);
export const PATCH = route("pipelines.edit", PatchStage, patchStage);
export const DELETE = route("pipelines.edit", DeleteStage, deleteStage);
