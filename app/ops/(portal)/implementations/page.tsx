import type { Metadata } from "next";
import { Live } from "@/components/changes/live";
import { PageHeader } from "@/components/layout/page-header";
import { ProjectFilters } from "@/components/projects/project-filters";
import { ProjectLists } from "@/components/projects/project-lists";
import { StartProject } from "@/components/projects/start-project";
import { ViewMenu } from "@/components/views/view-menu";
import { requireStaff } from "@/lib/ops/context";
import { listActiveStaff } from "@/lib/ops/people/queries";
import { listProjectChanges } from "@/lib/ops/projects/queries/changes";
import { getImplementations } from "@/lib/ops/projects/queries/layouts";
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
  const to = (after?: string) => projectsHref({ ...filters, after, layout: layout === "board" ? undefined : layout, view: view?.id });
  const views = { entity: "ops/implementations", address: to().split("?")[1] ?? "", view, mayShare: true, actions } as const;
  const shown = await getImplementations(staff, { ...filters, layout });
  return (
    <>
      <Live cursor={cursor} personId={null} address="/api/ops/changes?" />
      <PageHeader title="Implementations" actions={<>{!shown.work && <ViewMenu {...views} />}<StartProject actions={actions} /></>} />
      <ProjectFilters layout={layout} filters={filters} people={people} view={view?.id}>{!shown.work && <ViewMenu {...views} phone />}</ProjectFilters>
      <ProjectLists {...shown} lists={phaseLists(filters)} to={to} isFirst={!filters.after} onMove={changePhase} onUndo={undoChange} />
    </>
  );
}
