import "server-only";
import { notFound } from "next/navigation";
import { everything } from "@/lib/db/everything";
import { daysToGoLive, TemplateTasks } from "@/lib/projects/rules/templates";
import type { StaffCtx } from "../../context";
import type { TemplateRow } from "./shapes";

/** Every version of every template, newest first inside each type; two hundred at most. */
export async function listTemplates(_: StaffCtx): Promise<TemplateRow[]> {
  const rows = await everything.implementationTemplate.findMany({ select: { id: true, code: true, version: true, name: true, type: true, origin: true, isActive: true, createdAt: true, tasks: true, createdBy: { select: { name: true } } }, orderBy: [{ code: "asc" }, { version: "desc" }], take: 200 });
  return rows.map(({ tasks: stored, createdBy, createdAt, ...row }) => {
    const tasks = TemplateTasks.parse(stored);
    return { ...row, createdAt: createdAt.toISOString(), byName: createdBy?.name ?? null, tasks: tasks.length, required: tasks.filter(({ isRequired }) => isRequired).length, days: daysToGoLive(tasks) };
  });
}

/** One version with its tasks. */
export async function getTemplate(_: StaffCtx, templateId: string) {
  const row = await everything.implementationTemplate.findUnique({ where: { id: templateId }, select: { id: true, version: true, name: true, type: true, origin: true, isActive: true, createdAt: true, tasks: true, createdBy: { select: { name: true } } } });
  if (!row) return notFound();
  return { ...row, createdAt: row.createdAt.toISOString(), tasks: TemplateTasks.parse(row.tasks) };
}
export type Template = Awaited<ReturnType<typeof getTemplate>>;
