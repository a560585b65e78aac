import "server-only";
import { notFound } from "next/navigation";
import { everything } from "@/lib/db/everything";
import { codeOf } from "@/lib/projects/template-store";
import type { ProjectType } from "@/lib/projects/rules/kinds";
import { inOrder, TemplateTasks, type TemplateTask } from "@/lib/projects/rules/templates";
import { refuse } from "@/lib/refusal";
import type { StaffCtx } from "../../context";
import { noteStaff } from "../../facts";
import type { SaveTemplate, TurnTemplate } from "../rules";

/** The tasks of an edited project, without who does them and when, as the newest version of its type's template. */
export function saveTemplate(staff: StaffCtx, { projectId, name }: SaveTemplate) {
  return everything.$transaction(async (tx) => {
    const project = (await tx.implementationProject.findUnique({ where: { id: projectId }, select: { type: true } })) ?? notFound();
    const rows = await tx.implementationTask.findMany({ where: { projectId, deletedAt: null }, orderBy: [{ phase: "asc" }, { sortOrder: "asc" }, { id: "asc" }], take: 300 });
    if (rows.length === 0) refuse("This project has no tasks to keep.");
    const keyOf = new Map(rows.map(({ id }, n) => [id, `task-${n + 1}`]));
    const tasks = rows.map((row): TemplateTask => ({
      key: keyOf.get(row.id) ?? "", phase: row.phase, plg: row.plgPhase, name: row.name, description: row.description ?? "", side: row.ownerSide, visibility: row.visibility, isRequired: row.isRequired, days: row.durationDays,
      hours: row.estimatedHours === null ? null : Number(row.estimatedHours), after: row.dependsOnIds.flatMap((id) => keyOf.get(id) ?? []),
    }));
    inOrder(tasks);
    const code = codeOf(project.type satisfies ProjectType);
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`template ${code}`}, 0))`;
    const newest = await tx.implementationTemplate.findFirst({ where: { code }, select: { version: true }, orderBy: { version: "desc" } });
    const version = (newest?.version ?? 0) + 1;
    const { id } = await tx.implementationTemplate.create({ data: { code, version, name, type: project.type, tasks: TemplateTasks.parse(tasks), origin: "STAFF", createdById: staff.staffId }, select: { id: true } });
    await noteStaff(tx, staff, { name: "template.saved", entity: "ImplementationTemplate", entityId: id, details: { version } });
    return { templateId: id, version };
  });
}

/** New projects are made from the newest version that is turned on; one of a type always is. */
export function turnTemplate(staff: StaffCtx, { templateId, isActive }: TurnTemplate) {
  return everything.$transaction(async (tx) => {
    const template = (await tx.implementationTemplate.findUnique({ where: { id: templateId }, select: { code: true, isActive: true } })) ?? notFound();
    if (template.isActive === isActive) refuse(isActive ? "This version is on already." : "This version is off already.", 409);
    if (!isActive && (await tx.implementationTemplate.count({ where: { code: template.code, isActive: true, id: { not: templateId } } })) === 0) refuse("One version of each type stays on.");
    await tx.implementationTemplate.update({ where: { id: templateId }, data: { isActive }, select: { id: true } });
    await noteStaff(tx, staff, { name: "template.turned", entity: "ImplementationTemplate", entityId: templateId, details: { isActive } });
  });
}
