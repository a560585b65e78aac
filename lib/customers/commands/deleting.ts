import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay, may } from "@/lib/auth/permissions";
import { within, type Tx } from "@/lib/db/within";
import { logSteps } from "@/lib/deals/history";
import { lockDeals, type LockedDeal } from "@/lib/deals/places";
import type { Change } from "@/lib/events/record";
import { recordEach } from "@/lib/events/record-each";
import { refuse } from "@/lib/refusal";
import { countBelongings, dealsOf, listHoldings, trashBelongings, type Holding } from "../belongings";
import { lockCustomers } from "../places";
import type { DeleteCustomers } from "../rules";
import type { DeletionPreview } from "../rules/bulk";
import { namesOf } from "./bulk";

const NAMED = 10;

/** To the trash with contacts, notes, files and closed deals, as one change set. Open deals, running implementations and plans refuse, with their names. crm.md, Deleting. */
export function deleteCustomers(ctx: Ctx, { customerIds }: DeleteCustomers) {
  return within(ctx, async (tx) => {
    const deals = await lockDeals(tx, (await dealsOf(tx, customerIds)).map(({ id }) => id));
    const customers = await lockCustomers(tx, customerIds);
    if (customers.length !== customerIds.length) notFound();
    for (const customer of customers) assertMay(ctx, "customers.delete", customer);
    const current = await dealsOf(tx, customerIds);
    const open = current.filter(({ status }) => status === "OPEN");
    if (open.length > 0) refuse(`${namesOf(customers.filter(({ id }) => open.some(({ customerId }) => customerId === id)))} still has ${open.length === 1 ? "an open deal" : `${open.length} open deals`}: ${listed(open)}. Close or move them first.`);

    const held = await listHoldings(tx, customerIds);
    if (held.length > 0) refuse(`${namesOf(customers.filter(({ id }) => held.some(({ customerId }) => customerId === id)))} still has ${inWords(held)}. End the implementation and take the products off first.`);

    const at = new Date();
    const closed = deals.filter(({ id }) => current.some((deal) => deal.id === id));
    const changes = [...(await trashBelongings(tx, { customerIds, dealIds: closed.map(({ id }) => id) }, at)), ...(await trashDeals(tx, ctx, closed, at))];
    await tx.customer.updateMany({ where: { id: { in: customerIds } }, data: { deletedAt: at, version: { increment: 1 } } });
    return recordEach(tx, ctx, {
      label: `Delete ${namesOf(customers)}`,
      changes: [...changes, ...customers.map((customer) => ({ entity: "Customer", id: customer.id, before: customer, after: { deletedAt: at, version: customer.version + 1 } }))],
      facts: [
        ...closed.map((deal) => ({ name: "deal.deleted", entity: "Deal", entityId: deal.id, customerId: deal.customerId, details: {} }) as const),
        ...customers.map(({ id }) => ({ name: "customer.deleted", entity: "Customer", entityId: id, details: {} }) as const),
      ],
    });
  });
}

export function deleteCustomer(ctx: Ctx, { customerId }: { customerId: string }) {
  return deleteCustomers(ctx, { customerIds: [customerId] });
}

/** What deleting would take along, and which customers stay and why. */
export function previewDeletion(ctx: Ctx, { customerIds }: DeleteCustomers): Promise<DeletionPreview> {
  return within(ctx, async (tx) => {
    const customers = await tx.customer.findMany({ where: { id: { in: customerIds }, deletedAt: null }, select: { id: true, name: true, ownerId: true }, orderBy: { name: "asc" } });
    const deals = await dealsOf(tx, customerIds);
    const openOf = (id: string) => deals.filter((deal) => deal.customerId === id && deal.status === "OPEN");
    const forbidden = customers.filter((customer) => !may(ctx, "customers.delete", customer));
    const holdings = await listHoldings(tx, customerIds);
    const held = customers.filter((customer) => !forbidden.includes(customer) && (openOf(customer.id).length > 0 || holdings.some(({ customerId }) => customerId === customer.id)));
    const named = (customerId: string, kind: Holding["kind"]) => holdings.filter((one) => one.customerId === customerId && one.kind === kind).slice(0, NAMED).map(({ id, name }) => ({ id, name }));
    const going = customers.filter((customer) => !forbidden.includes(customer) && !held.includes(customer)).map(({ id }) => id);
    const closed = deals.filter(({ customerId }) => customerId && going.includes(customerId));
    const counts = await countBelongings(tx, { customerIds: going, dealIds: closed.map(({ id }) => id) });
    return {
      customers: going.length, ...counts, closedDeals: closed.length, forbidden: forbidden.slice(0, NAMED).map(({ id, name }) => ({ id, name })),
      open: held.slice(0, NAMED).map(({ id, name }) => ({ id, name, deals: openOf(id).slice(0, NAMED).map((deal) => ({ id: deal.id, name: deal.name || deal.dealNumber })), projects: named(id, "project"), plans: named(id, "plan") })),
    };
  });
}

async function trashDeals(tx: Tx, ctx: Ctx, deals: readonly LockedDeal[], deletedAt: Date): Promise<Change[]> {
  await tx.deal.updateMany({ where: { id: { in: deals.map(({ id }) => id) } }, data: { deletedAt, version: { increment: 1 } } });
  await logSteps(tx, ctx, deals.map((deal) => ({ deal: { ...deal, deletedAt }, fromStageId: deal.stageId })), deletedAt);
  return deals.map((deal) => ({ entity: "Deal", id: deal.id, before: deal, after: { deletedAt, version: deal.version + 1 } }));
}

function inWords(held: readonly Holding[]) {
  const plans = held.filter(({ kind }) => kind === "plan").map(({ name }) => name);
  const said = plans.length > NAMED ? `${plans.slice(0, NAMED).join(", ")} and ${plans.length - NAMED} more` : plans.join(", ");
  return [held.some(({ kind }) => kind === "project") && "a running implementation", plans.length > 0 && `${plans.length === 1 ? "a plan" : "plans"}: ${said}`].filter(Boolean).join(" and ");
}

function listed(deals: readonly { name: string; dealNumber: string }[]) {
  const names = deals.slice(0, NAMED).map(({ name, dealNumber }) => name || dealNumber);
  return deals.length > NAMED ? `${names.join(", ")} and ${deals.length - NAMED} more` : names.join(", ");
}
