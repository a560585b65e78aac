import { Content } from "@/components/layout/record-layout";
import type { PhaseColumn, ProjectRow, WorkloadRow } from "@/lib/ops/projects/queries/shapes";
import { ProjectBoard } from "./project-board";
import { ProjectTable } from "./project-table";
import { ProjectUndo, type UndoAction } from "./project-undo";
import { WorkloadTable } from "./workload-table";

type Board = Parameters<typeof ProjectBoard>[0];
type Props = { board: readonly PhaseColumn[] | null; page: { projects: ProjectRow[]; next: string | null } | null; work: WorkloadRow[] | null; lists: Board["lists"]; /** The page of the table behind this id; none: the first. */ to: (after?: string) => string; isFirst: boolean; onMove: Board["onMove"]; onUndo: UndoAction };

/** The layout that was asked for: the other two are null. */
export function ProjectLists({ board, page, work, lists, to, isFirst, onMove, onUndo }: Props) {
  if (board) return <ProjectUndo onUndo={onUndo}><ProjectBoard columns={board} lists={lists} onMove={onMove} /></ProjectUndo>;
  return (
    <Content>
      {page && <ProjectTable projects={page.projects} nextHref={page.next ? to(page.next) : undefined} firstHref={isFirst ? undefined : to()} />}
      {work && <WorkloadTable people={work} />}
    </Content>
  );
}
