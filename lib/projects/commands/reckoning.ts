import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { Fact } from "@/lib/events/catalog";
import { record } from "@/lib/events/record";
import { Pause, type Slice } from "@/lib/jobs/slices";
import { settle } from "../settling";

/** Days pass and blockers come and go: forecast, health, status and dates of one project as they stand now. Nothing changed: nothing is written. */
function reckon(ctx: Ctx, projectId: string) {
  return within(ctx, async (tx) => {
    const changes = await settle(tx, ctx, projectId);
    if (changes.length > 0) await record(tx, ctx, { name: "project.reckoned", label: "Forecast and health of the day", entity: "ImplementationProject", entityId: projectId, projectId, details: {}, changes });
    return changes.length > 0;
  });
}

/** The reaction to whatever happens to a blocker: its project is reckoned again. */
export async function reckonProject(ctx: Ctx, { entity, entityId }: Pick<Fact, "entity" | "entityId">) {
  const blocker = entity === "ImplementationBlocker" ? await within(ctx, (tx) => tx.implementationBlocker.findUnique({ where: { id: entityId }, select: { projectId: true } })) : null;
  const projectId = blocker?.projectId ?? (entity === "ImplementationProject" ? entityId : null);
  return { changed: projectId ? await reckon(ctx, projectId) : false };
}

/** Hourly: every open project of an organization, by id, so it goes on where it stopped. */
export async function reckonProjects(ctx: Ctx, _: unknown, slice: Slice) {
  let { after, done } = { after: null as string | null, done: 0, ...(slice.cursor as { after: string; done: number } | null) };
  for (;;) {
    const next = await within(ctx, (tx) => tx.implementationProject.findFirst({ where: { status: { notIn: ["COMPLETED", "CANCELLED"] }, ...(after && { id: { gt: after } }) }, select: { id: true }, orderBy: { id: "asc" } }));
    if (!next) return { done };
    await reckon(ctx, next.id);
    [after, done] = [next.id, done + 1];
    if (slice.isOver()) return new Pause({ after, done }, { done, total: done });
  }
}
