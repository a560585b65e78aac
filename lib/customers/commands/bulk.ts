import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay, may } from "@/lib/auth/permissions";
import { differing } from "@/lib/changes/differing";
import { within, type Tx } from "@/lib/db/within";
import { recordEach } from "@/lib/events/record-each";
import { assertReferences, lockCustomers, type LockedCustomer } from "../places";
import { fieldNames, type BulkEditCustomers } from "../rules";
import type { BulkPreview } from "../rules/bulk";

export type BulkEdited = BulkPreview & { changeSetId: string | null };

export function previewBulkEdit(ctx: Ctx, input: BulkEditCustomers): Promise<BulkPreview> {
  return within(ctx, async (tx) => countOf(await plan(tx, ctx, input)));
}

/** The same change on many customers as one change set. Those of others stay as they are and are counted. */
export function bulkEditCustomers(ctx: Ctx, input: BulkEditCustomers): Promise<BulkEdited> {
  return within(ctx, async (tx) => {
    await assertReferences(tx, null, input.change.field === "ownerId" ? { ownerId: input.change.value } : {});
    const planned = await plan(tx, ctx, input);
    const counts = countOf(planned);
    const [barred] = planned.barred;
    if (barred && counts.forbidden === planned.customers.length) assertMay(ctx, "customers.edit", barred);
    if (counts.changed === 0) return { ...counts, changeSetId: null };

    for (const { customer, after } of planned.steps) await tx.customer.update({ where: { id: customer.id }, data: { ...after, version: customer.version + 1 }, select: { id: true } });
    const { field } = input.change;
    const { changeSetId } = await recordEach(tx, ctx, {
      label: `Change ${fieldNames[field]} of ${namesOf(planned.steps.map(({ customer }) => customer))}`,
      changes: planned.steps.map(({ customer, after }) => ({ entity: "Customer", id: customer.id, before: customer, after: { ...after, version: customer.version + 1 } })),
      facts: planned.steps.map(({ customer }) => ({ name: "customer.edited", entity: "Customer", entityId: customer.id, details: { fields: [field] } }) as const),
    });
    return { ...counts, changeSetId };
  });
}

export function namesOf(customers: readonly { name: string }[]) {
  return customers.length === 1 ? (customers[0]?.name ?? "") : `${customers.length} customers`;
}

async function plan(tx: Tx, ctx: Ctx, { customerIds, change }: BulkEditCustomers) {
  const customers = await lockCustomers(tx, customerIds);
  if (customers.length === 0) notFound();
  const barred = customers.filter((customer) => !may(ctx, "customers.edit", customer));
  const steps = customers.filter((customer) => !barred.includes(customer)).map((customer) => ({ customer, after: differing(customer, target(customer, change)) }));
  return { customers, barred, steps: steps.filter(({ after }) => Object.keys(after).length > 0) };
}

function target(customer: LockedCustomer, change: BulkEditCustomers["change"]) {
  if (change.field === "ownerId") return { ownerId: change.value };
  if (change.field === "status") return { status: change.value };
  return { tags: [...new Set([...customer.tags.filter((tag) => !change.remove.includes(tag)), ...change.add])] };
}

function countOf({ customers, barred, steps }: Awaited<ReturnType<typeof plan>>): BulkPreview {
  return { changed: steps.length, forbidden: barred.length, unchanged: customers.length - barred.length - steps.length };
}
