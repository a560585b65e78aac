import type { Metadata } from "next";
import { Live } from "@/components/changes/live";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { ProjectBoard } from "@/components/projects/project-board";
import { ProjectFilters } from "@/components/projects/project-filters";
import { ProjectTable } from "@/components/projects/project-table";
import { ProjectUndo } from "@/components/projects/project-undo";
import { StartProject } from "@/components/projects/start-project";
import { WorkloadTable } from "@/components/projects/workload-table";
import { ViewMenu } from "@/components/views/view-menu";
import { requireStaff } from "@/lib/ops/context";
import { listActiveStaff } from "@/lib/ops/people/queries";
import { listProjectChanges } from "@/lib/ops/projects/queries/changes";
import { getProjectBoard, listProjects } from "@/lib/ops/projects/queries/lists";
import { getWorkload } from "@/lib/ops/projects/queries/workload";
import { phaseLists, projectsHref, readFilters } from "@/lib/ops/projects/rules";
import { listStaffViews } from "@/lib/ops/views/queries";
import { changePhase, undoChange } from "./[projectId]/actions";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Implementations" };

export default async function ImplementationsPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const staff = await requireStaff("manage_projects");
  const asked = await searchParams;
  const layout = asked.layout === "table" || asked.layout === "workload" ? asked.layout : "board";
  const filters = readFilters(asked);
  const { cursor } = await listProjectChanges(staff, {});
  const [people, saved] = await Promise.all([listActiveStaff(), listStaffViews(staff)]);
  const view = saved.find(({ id }) => id === asked.view) ?? null;
  const views = { entity: "ops/implementations", address: new URLSearchParams(asked).toString(), view, mayShare: true, actions } as const;
  const to = (after: string | undefined) => projectsHref({ ...filters, layout, view: view?.id, after });
  const [board, page, work] = await Promise.all([layout === "board" && getProjectBoard(staff, filters), layout === "table" && listProjects(staff, filters), layout === "workload" && getWorkload(staff)]);
  return (
    <>
      <Live cursor={cursor} personId={null} address="/api/ops/changes?" />
      <PageHeader title="Implementations" actions={<>{!work && <ViewMenu {...views} />}<StartProject actions={actions} /></>} />
      <ProjectFilters layout={layout} filters={filters} people={people} view={view?.id}>{!work && <ViewMenu {...views} phone />}</ProjectFilters>
      {board && <ProjectUndo onUndo={undoChange}><ProjectBoard columns={board} lists={phaseLists(filters)} onMove={changePhase} /></ProjectUndo>}
      {page && <Content><ProjectTable projects={page.projects} nextHref={page.next ? to(page.next) : undefined} firstHref={filters.after ? to(undefined) : undefined} /></Content>}
      {work && <Content><WorkloadTable people={work} /></Content>}
    </>
  );
}
