import type { BlockerView } from "@/lib/blockers/shapes";
import type { ProjectPicture } from "@/lib/ops/projects/queries/shapes";
import { isDone } from "@/lib/projects/rules/planning";
import type { Topic } from "./conversation";

/** What the client may be written to about: the blockers it sees, then its tasks, those that are open first. */
export function topicsOf({ tasks }: Pick<ProjectPicture, "tasks">, blockers: readonly BlockerView[]): Topic[] {
  const shown = tasks.filter(({ visibility }) => visibility === "FULL").toSorted((one, other) => Number(isDone(one)) - Number(isDone(other)));
  return [
    ...blockers.filter(({ isClientVisible, status }) => isClientVisible && status !== "RESOLVED").map(({ id, title }): Topic => ({ id, kind: "blocker", name: title })),
    ...shown.map(({ id, name }): Topic => ({ id, kind: "task", name })),
  ];
}
