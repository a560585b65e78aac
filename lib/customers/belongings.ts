import "server-only";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";

type Of = { customerIds: readonly string[]; dealIds: readonly string[] };

/** The deals of these customers that are still there, open ones first. */
export function dealsOf(tx: Tx, customerIds: readonly string[]) {
  const where = { customerId: { in: [...customerIds] }, deletedAt: null };
  return tx.deal.findMany({ where, select: { id: true, name: true, dealNumber: true, status: true, customerId: true }, orderBy: [{ status: "asc" }, { createdAt: "desc" }, { id: "asc" }] });
}

export type Holding = { customerId: string; kind: "project" | "plan"; id: string; name: string };

/** What keeps a customer besides its open deals: an implementation that has not ended, and what was assigned to it, with its plan. */
export async function listHoldings(tx: Tx, customerIds: readonly string[]): Promise<Holding[]> {
  const customerId = { in: [...customerIds] };
  const select = { id: true, name: true, customerId: true } as const;
  const projects = await tx.implementationProject.findMany({ where: { customerId, status: { notIn: ["COMPLETED", "CANCELLED"] } }, select: { id: true, customerId: true }, orderBy: { id: "asc" } });
  const products = await tx.customerProduct.findMany({ where: { customerId, deletedAt: null }, select: { ...select, plan: { select: { id: true } } }, orderBy: { id: "asc" } });
  const solutions = await tx.customerSolution.findMany({ where: { customerId, deletedAt: null }, select: { ...select, plan: { select: { id: true } } }, orderBy: { id: "asc" } });
  return [
    ...projects.map(({ id, customerId }) => ({ kind: "project" as const, id, name: "its implementation", customerId: customerId ?? "" })),
    ...[...products, ...solutions].map(({ id, plan, name, customerId }) => ({ kind: "plan" as const, id: plan?.id ?? id, name, customerId })),
  ];
}

/** What goes with a customer and nothing else: contacts, notes, activities, messages and files, its own and those of the deals that go along. */
export async function belongingsOf(tx: Tx, { customerIds, dealIds }: Of) {
  const customerId = { in: [...customerIds] };
  const dealId = { in: [...dealIds] };
  const where = { deletedAt: null, OR: [{ customerId }, { dealId }] };
  const contacts = await tx.contact.findMany({ where: { customerId, deletedAt: null }, select: { id: true } });
  const theirs = { deletedAt: null, OR: [{ customerId }, { dealId }, { customerId: null, dealId: null, contactId: { in: contacts.map(({ id }) => id) } }] };
  return { contact: { customerId, deletedAt: null }, note: where, activity: theirs, communication: theirs, attachment: where };
}

export async function countBelongings(tx: Tx, of: Of) {
  const where = await belongingsOf(tx, of);
  return {
    contacts: await tx.contact.count({ where: where.contact }), notes: await tx.customerNote.count({ where: where.note }), activities: await tx.activity.count({ where: where.activity }),
    files: await tx.attachment.count({ where: where.attachment }),
  };
}

/** To the trash, all at the same instant, so that they come back together. */
export async function trashBelongings(tx: Tx, of: Of, deletedAt: Date): Promise<Change[]> {
  const where = await belongingsOf(tx, of);
  const data = { deletedAt, version: { increment: 1 } };
  const select = { id: true, version: true } as const;
  const gone = {
    Activity: await tx.activity.updateManyAndReturn({ where: where.activity, data, select }),
    Communication: await tx.communication.updateManyAndReturn({ where: where.communication, data, select }),
    CustomerNote: await tx.customerNote.updateManyAndReturn({ where: where.note, data, select }),
    Attachment: await tx.attachment.updateManyAndReturn({ where: where.attachment, data, select }),
    Contact: await tx.contact.updateManyAndReturn({ where: where.contact, data, select }),
  };
  return Object.entries(gone).flatMap(([entity, rows]) => rows.map(({ id, version }) => ({ entity, id, before: { deletedAt: null, version: version - 1 }, after: { deletedAt, version } })));
}
