import { ArrowUp, CircleMinus } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { ProjectRow } from "@/lib/ops/projects/queries/shapes";

const whom = { CLIENT_SIDE: "the client", INTERNAL: "us", VENDOR: "a third party" } as const;

/** Whom a project waits for: by its open blockers, else by the client's tasks that have begun. */
export function waitsFor({ waiting, clientTasks, live, status }: Pick<ProjectRow, "waiting" | "clientTasks" | "live" | "status">): string {
  if (status === "COMPLETED" || status === "CANCELLED") return "";
  const names = waiting.map(({ category }) => whom[category]);
  const all = clientTasks > 0 && !live && !names.includes(whom.CLIENT_SIDE) ? [...names, whom.CLIENT_SIDE] : names;
  return all.join(", ");
}

/** Open blockers by the level that has heard of them. */
export function BlockerLevels({ levels: { director, manager, below } }: Pick<ProjectRow, "levels">) {
  return (
    <>
      {director > 0 && <Badge tone="risk"><ArrowUp />{named(director)} at the director</Badge>}
      {manager > 0 && <Badge tone="risk"><ArrowUp />{named(manager)} at the manager</Badge>}
      {below > 0 && <Badge><CircleMinus />{named(below)}</Badge>}
    </>
  );
}

function named(count: number) {
  return `${count} ${count === 1 ? "blocker" : "blockers"}`;
}
