import { z } from "zod";
import { createPipeline } from "@/lib/pipelines/commands/pipelines";
import { listPipelines } from "@/lib/pipelines/queries";
import { CreatePipeline } from "@/lib/pipelines/rules";
import { route } from "@/lib/route";

export const GET = route("pipelines.read", z.object({}), listPipelines);
export const POST = route("pipelines.edit", CreatePipeline, createPipeline, { creates: true });
