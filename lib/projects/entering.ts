import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/within";
import { lockProject, readTasks } from "./places";
import { assertOpen, assertWorker } from "./rules";

/** The beginning of every piece of work on a project: who may, the project locked and still open, and its tasks. */
export async function lockForWork(tx: Tx, ctx: Ctx, projectId: string) {
  assertMay(ctx, "projects.edit");
  assertWorker(ctx.actor);
  const project = await lockProject(tx, projectId);
  assertOpen(project);
  return { project, tasks: await readTasks(tx, projectId) };
}
