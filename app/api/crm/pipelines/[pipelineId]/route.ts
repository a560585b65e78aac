import { deletePipeline, patchPipeline } from "@/lib/pipelines/commands/pipelines";
import { getPipeline } from "@/lib/pipelines/queries";
import { DeletePipeline, GetPipeline, PatchPipeline } from "@/lib/pipelines/rules";
import { route } from "@/lib/route";

export const GET = route("pipelines.read", GetPipeline, getPipeline);
export const PATCH = route("pipelines.edit", PatchPipeline, patchPipeline);
export const DELETE = route("pipelines.edit", DeletePipeline, deletePipeline);
