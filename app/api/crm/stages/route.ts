import { addStage } from "@/lib/pipelines/commands/stages";
import { listStages } from "@/lib/pipelines/queries";
import { AddStage, GetPipeline } from "@/lib/pipelines/rules";
import { route } from "@/lib/route";

export const GET = route("pipelines.read", GetPipeline.partial(), listStages);
export const POST = route("pipelines.edit", AddStage, addStage, { creates: true });
