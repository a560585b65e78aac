import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { ProjectDesk } from "@/components/projects/project-desk";
import { getBlockers, ownsIn } from "@/lib/ops/blockers/queries";
import { requireStaff } from "@/lib/ops/context";
import { mayStaff } from "@/lib/ops/permissions";
import { listActiveStaff } from "@/lib/ops/people/queries";
import { getClientSide } from "@/lib/ops/projects/queries/client";
import { listProjectChanges } from "@/lib/ops/projects/queries/changes";
import { getProject, listLog } from "@/lib/ops/projects/queries/project";
import { readLog } from "@/lib/ops/projects/rules";
import * as doors from "../../progress/actions";
import * as actions from "./actions";
import * as blocking from "./blockers/actions";

type Asked = { params: Promise<{ projectId: string }>; searchParams: Promise<Record<string, string>> };

const load = cache(async (projectId: string) => {
  const staff = await requireStaff("own_blockers");
  if (!z.uuid().safeParse(projectId).success) return notFound();
  if (!mayStaff(staff, "manage_projects")) return (await ownsIn(staff, projectId)) ? redirect("/ops/blockers") : notFound();
  return getProject(staff, projectId);
});

export async function generateMetadata({ params }: Asked) {
  return { title: (await load((await params).projectId)).clientName };
}

/** Whoever owns a blocker here and does not work on projects is led to their own blockers. */
export default async function ProjectPage({ params, searchParams }: Asked) {
  const project = await load((await params).projectId);
  const staff = await requireStaff("manage_projects");
  const { cursor } = await listProjectChanges(staff, { projectId: project.id });
  const asked = readLog(project.id, await searchParams);
  const [people, page, standing, client] = await Promise.all([listActiveStaff(), listLog(staff, asked), getBlockers(staff, project.id), getClientSide(staff, project.id)]);
  return <ProjectDesk project={project} people={people} me={staff.staffId} asked={asked} page={page} {...standing} {...client} cursor={cursor} actions={{ ...actions, ...blocking, ...doors }} />;
}
