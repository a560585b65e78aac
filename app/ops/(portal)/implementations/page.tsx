import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { ProjectBoard } from "@/components/projects/project-board";
import { ProjectFilters } from "@/components/projects/project-filters";
import { ProjectTable } from "@/components/projects/project-table";
import { ProjectUndo } from "@/components/projects/project-undo";
import { StartProject } from "@/components/projects/start-project";
import { WorkloadTable } from "@/components/projects/workload-table";
import { requireStaff } from "@/lib/ops/context";
import { listActiveStaff } from "@/lib/ops/people/queries";
import { getProjectBoard, listProjects } from "@/lib/ops/projects/queries/lists";
import { getWorkload } from "@/lib/ops/projects/queries/workload";
import { phaseLists, projectsHref, readFilters } from "@/lib/ops/projects/rules";
import { changePhase, undoChange } from "./[projectId]/actions";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Implementations" };

export default async function ImplementationsPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const staff = await requireStaff("manage_projects");
  const asked = await searchParams;
  const layout = asked.layout === "table" || asked.layout === "workload" ? asked.layout : "board";
  const filters = readFilters(asked);
  const people = await listActiveStaff();
  const [board, page, work] = await Promise.all([layout === "board" && getProjectBoard(staff, filters), layout === "table" && listProjects(staff, filters), layout === "workload" && getWorkload(staff)]);
  return (
    <>
      <PageHeader title="Implementations" actions={<StartProject actions={actions} />} />
      <ProjectFilters layout={layout} filters={filters} people={people} />
      {board && <ProjectUndo onUndo={undoChange}><ProjectBoard columns={board} lists={phaseLists(filters)} onMove={changePhase} /></ProjectUndo>}
      {page && <Content><ProjectTable projects={page.projects} nextHref={page.next ? projectsHref({ ...filters, layout, after: page.next }) : undefined} firstHref={filters.after ? projectsHref({ ...filters, layout, after: undefined }) : undefined} /></Content>}
      {work && <Content><WorkloadTable people={work} /></Content>}
    </>
  );
}
