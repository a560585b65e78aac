import { everything } from "@/lib/db/everything";
import type { Prisma } from "@/lib/generated/prisma/client";
import { staff } from "../ops/staff";
import { world } from "../support/world";

/** A member of the staff, and a blocker of a project they lead. */
export async function blocked() {
  const scene = await world();
  const { tenantId } = scene;
  const ines = await staff("Ines", "IMPLEMENTATION");
  const customer = await scene.customer("Atlas");
  const client = await everything.organization.create({ data: { name: "Atlas", slug: crypto.randomUUID() } });
  const project = await everything.implementationProject.create({ data: { tenantId, customerId: customer.id, clientOrganizationId: client.id, type: "SMB_QUICK_START", leadImplementerId: ines.id } });
  const blocker = await everything.implementationBlocker.create({ data: { tenantId, projectId: project.id, title: "No test data", category: "INTERNAL", ownerId: ines.id } });
  const step = await everything.escalationStep.create({ data: { tenantId, blockerId: blocker.id, cycle: 1, level: "REMINDER", state: "FIRED", firedAt: new Date() } });
  const about = { blockerId: blocker.id, stepId: step.id, href: `/ops/implementations/${project.id}` };
  const tell = (payload: Prisma.InputJsonObject, more = {}) =>
    everything.outbox.create({ data: { tenantId, channel: "IN_APP", recipient: `staff:${ines.id}`, dedupeKey: crypto.randomUUID(), payload: { kind: "blocker.reminder", title: "Still open: No test data", body: "One day counted.", ...about, ...payload }, ...more } });
  const write = (payload: Prisma.InputJsonObject, more = {}) =>
    everything.outbox.create({ data: { tenantId, channel: "EMAIL", recipient: "lena@atlas.test", dedupeKey: crypto.randomUUID(), payload: { to: "lena@atlas.test", subject: "Waiting for you", text: "Answer at http://localhost/progress/a-secret", ...payload }, ...more } });
  const stands = (data: Prisma.ImplementationBlockerUncheckedUpdateInput) => everything.implementationBlocker.update({ where: { id: blocker.id }, data });
  const bell = () => everything.notification.findMany({ where: { internalUserId: ines.id }, orderBy: { id: "asc" } });
  const again = (id: string) => everything.outbox.findUniqueOrThrow({ where: { id } });
  return { ...scene, ines, blocker, step, tell, write, stands, bell, again };
}
