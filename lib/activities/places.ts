import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay, may } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/within";
import type { ActorKind } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";
import type { ActivityStatus, ActivityType } from "./rules";

/** An activity as it stands while it is locked. Days are "2026-06-30", times "14:30". */
export type LockedActivity = {
  id: string; type: ActivityType; subject: string; description: string | null; status: ActivityStatus; priority: "LOW" | "MEDIUM" | "HIGH" | "URGENT"; dueDate: string | null; dueTime: string | null;
  assignedTo: string | null; createdBy: string | null; customerId: string | null; contactId: string | null; dealId: string | null; productId: string | null;
  completedAt: Date | null; completedBy: string | null; completedByKind: ActorKind | null; completedByName: string | null; outcome: string | null; externalId: string | null; version: number;
};

/** Its deal first, then the activity: completing one writes on the deal, and deals are locked before what hangs on them. */
export async function lockActivity(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from deals d where d.id = (select "dealId" from activities where id = ${id}::uuid) for no key update`;
  const [activity] = await tx.$queryRaw<LockedActivity[]>`
    select id, type::text, subject, description, status::text, priority::text, "dueDate"::text, "dueTime", "assignedTo", "createdBy", "customerId", "contactId", "dealId", "productId",
      "completedAt", "completedBy", "completedByKind"::text, "completedByName", outcome, "externalId", version
    from activities where id = ${id}::uuid and "deletedAt" is null for update`;
  return activity ?? notFound();
}

type Owned = { id: string; ownerId: string | null; teamMembers?: string[] };
export type Links = { customerId?: string | null | undefined; dealId?: string | null | undefined; contactId?: string | null | undefined; productId?: string | null | undefined };
/** The records an activity hangs on, as far as they are there. */
export type Linked = {
  customer: (Owned & { name: string }) | null; deal: (Owned & { name: string; dealNumber: string; customerId: string | null }) | null;
  contact: { id: string; name: string; doNotCall: boolean; emailOptIn: boolean; customerId: string | null; customer: Owned | null } | null;
};

const live = { deletedAt: null };
const owned = { id: true, ownerId: true } as const;

/** What an activity hangs on now; what has gone to the trash since no longer counts. */
export async function findLinks(tx: Tx, { customerId, dealId, contactId }: Links): Promise<Linked> {
  return {
    customer: customerId ? await tx.customer.findFirst({ where: { id: customerId, ...live }, select: { ...owned, name: true } }) : null,
    deal: dealId ? await tx.deal.findFirst({ where: { id: dealId, ...live }, select: { ...owned, teamMembers: true, name: true, dealNumber: true, customerId: true } }) : null,
    contact: contactId ? await tx.contact.findFirst({ where: { id: contactId, ...live }, select: { id: true, name: true, doNotCall: true, emailOptIn: true, customerId: true, customer: { select: owned } } }) : null,
  };
}

/** What an activity shall hang on. Refuses at the field whose id leads nowhere. */
export async function loadLinks(tx: Tx, links: Links): Promise<Linked> {
  const linked = await findLinks(tx, links);
  const product = links.productId ? await tx.product.findFirst({ where: { id: links.productId, ...live }, select: { id: true } }) : null;
  const found = { customerId: linked.customer, dealId: linked.deal, contactId: linked.contact, productId: product };
  const missing = linkColumns.filter((column) => links[column] && !found[column]);
  if (missing.length > 0) throw new Refusal("This is not here any more.", 422, { fields: Object.fromEntries(missing.map((column) => [column, "This is not here any more."])) });
  return linked;
}

export const linkColumns = ["customerId", "dealId", "contactId", "productId"] as const;

/** An activity follows the records it hangs on, its assignee and who wrote it. crm.md, Permissions. */
export function mayWriteActivity(ctx: Ctx, { assignedTo, createdBy }: { assignedTo: string | null; createdBy?: string | null }, { customer, deal, contact }: Linked) {
  if (may(ctx, "activities.edit", { ownerId: assignedTo }) || may(ctx, "activities.edit", { ownerId: createdBy ?? null })) return true;
  if (deal && may(ctx, "deals.edit", deal)) return true;
  return [customer, contact?.customer ?? null].some((row) => row && may(ctx, "customers.edit", row));
}

export function assertMayWriteActivity(ctx: Ctx, activity: { assignedTo: string | null; createdBy?: string | null }, linked: Linked) {
  if (!mayWriteActivity(ctx, activity, linked)) assertMay(ctx, "activities.edit", { ownerId: linked.deal?.ownerId ?? linked.customer?.ownerId ?? activity.assignedTo });
}

/** The records whose timelines show it. */
export function aboutOf({ customer, deal, contact }: Linked) {
  return { customerId: customer?.id ?? deal?.customerId ?? contact?.customerId ?? null, dealId: deal?.id ?? null };
}
