import { cache } from "react";
import { notFound } from "next/navigation";
import { z } from "zod";
import { LogComposer } from "@/components/projects/log-composer";
import { ProjectLog } from "@/components/projects/project-log";
import { ProjectRecord } from "@/components/projects/project-record";
import { requireStaff } from "@/lib/ops/context";
import { listActiveStaff } from "@/lib/ops/people/queries";
import { getProject, listLog } from "@/lib/ops/projects/queries/project";
import { readLog } from "@/lib/ops/projects/rules";
import * as actions from "./actions";

type Asked = { params: Promise<{ projectId: string }>; searchParams: Promise<Record<string, string>> };

const load = cache(async (projectId: string) => {
  const staff = await requireStaff("manage_projects");
  return z.uuid().safeParse(projectId).success ? getProject(staff, projectId) : notFound();
});

export async function generateMetadata({ params }: Asked) {
  return { title: (await load((await params).projectId)).clientName };
}

export default async function ProjectPage({ params, searchParams }: Asked) {
  const staff = await requireStaff("manage_projects");
  const project = await load((await params).projectId);
  const asked = readLog(project.id, await searchParams);
  const [people, page] = await Promise.all([listActiveStaff(), listLog(staff, asked)]);
  const log = <ProjectLog projectId={project.id} asked={asked} page={page} composer={<LogComposer projectId={project.id} onLog={actions.logActivity} />} />;
  return <ProjectRecord project={project} people={people.map(({ id, name }) => ({ id, name }))} me={staff.staffId} actions={actions} log={log} />;
}
