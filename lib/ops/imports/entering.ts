import "server-only";
import { notFound } from "next/navigation";
import { staffContext, type Ctx } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { refuse } from "@/lib/refusal";
import { isOpen } from "@/lib/projects/rules/standing";
import type { StaffCtx } from "../context";

/** A command of the wizard as staff give it: inside the client's organization, under their own name, and only while a project of this client is under way. */
export function steering<I extends { importId: string }, T>(command: (ctx: Ctx, input: I) => Promise<T>) {
  return async (staff: StaffCtx, input: I): Promise<T> => {
    const { clientOrganizationId, isOver } = await clientOfImport(input.importId);
    if (isOver) refuse("The project is over. What was imported is in the hands of the organization’s own administrators.");
    return command(await contextInClient(staff, clientOrganizationId), input);
  };
}

/** What the wizard asks while somebody looks. */
export function looking<I extends { importId: string }, T>(query: (ctx: Ctx, input: I) => Promise<T>) {
  return async (staff: StaffCtx, input: I): Promise<T> => query(await contextInClient(staff, (await clientOfImport(input.importId)).clientOrganizationId), input);
}

/** The client of a project, and whether the project is over. */
export async function clientOfProject(projectId: string) {
  const project = await everything.implementationProject.findUnique({ where: { id: projectId }, select: { status: true, clientOrganizationId: true, clientOrganization: { select: { name: true } } } });
  if (!project) return notFound();
  return { clientOrganizationId: project.clientOrganizationId, clientName: project.clientOrganization.name, isOver: !isOpen(project) };
}

/** Files that staff brought in are the staff's to steer; those of the client's own people are not here. */
export async function clientOfImport(importId: string) {
  const batch = await everything.importBatch.findFirst({ where: { id: importId, createdByKind: "STAFF" }, select: { tenantId: true } });
  if (!batch) return notFound();
  const projects = await everything.implementationProject.findMany({ where: { clientOrganizationId: batch.tenantId }, select: { status: true }, take: 50 });
  if (projects.length === 0) return notFound();
  return { clientOrganizationId: batch.tenantId, isOver: !projects.some(isOpen) };
}

/** Staff in the client's organization: files are read by its own currency and clock. A closed organization takes nothing in. */
export async function contextInClient(staff: StaffCtx, organizationId: string): Promise<Ctx> {
  const found = await everything.organization.findFirst({ where: { id: organizationId, deletedAt: null, isActive: true }, select: { name: true, locale: true, timezone: true, currencyCode: true } });
  if (!found) return refuse("This organization is closed.");
  const { name: organizationName, timezone, ...rest } = found;
  return staffContext(organizationId, staff, { organizationName, timezone: staff.timezone, organizationTimezone: timezone, ...rest });
}
