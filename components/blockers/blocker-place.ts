import type { ProjectPicture } from "@/lib/ops/projects/queries/shapes";
import { isDone } from "@/lib/projects/rules/planning";
import { isOpen } from "@/lib/projects/rules/standing";
import type { BlockerActions, BlockerHandling, BlockerPlace } from "./blocker-actions";

/** A project as its blockers need it. Once it is over, one may only look. */
export function handlingOf(project: ProjectPicture, { staff, attributes, heard }: Pick<BlockerPlace, "staff" | "attributes" | "heard">, actions: BlockerActions): BlockerHandling {
  const { id: projectId, clientName, leadImplementerId: leadId, tasks } = project;
  const open = tasks.filter((task) => !isDone(task)).map(({ id, name }) => ({ id, name }));
  return { place: { projectId, clientName, leadId, staff: staff.map(({ id, name }) => ({ id, name })), tasks: open, attributes, heard }, actions: isOpen(project) ? actions : null };
}
