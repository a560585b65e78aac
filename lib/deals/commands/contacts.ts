import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { within, type Tx } from "@/lib/db/within";
import { record, type Change } from "@/lib/events/record";
import { refuseField } from "@/lib/refusal";
import { lockDeal, type LockedDeal } from "../places";
import { assertReferences } from "../references";
import type { AddContact, RemoveContact, SetContactRole, SetPrimaryContact } from "../rules";
import { writeDeal, type Edited } from "./editing";
import { nameOf } from "./placing";
import { makePrimary } from "./primary";

/** Gives a contact a role in the deal. At most one is the primary one. */
export function addContact(ctx: Ctx, { dealId, contactId, role = null, isPrimary }: AddContact) {
  return within(ctx, async (tx) => {
    const deal = await lockMine(tx, ctx, dealId);
    await assertReferences(tx, { contactId });
    if (await tx.dealContact.findFirst({ where: { dealId, contactId }, select: { id: true } })) refuseField("contactId", "This contact is on the deal already.");
    const row = await tx.dealContact.create({ data: { tenantId: ctx.tenantId, dealId, contactId, role } });
    const changes = [{ entity: "DealContact", id: row.id, before: null, after: row }, ...(isPrimary ? await changePrimary(tx, ctx, deal, contactId) : [])];
    return record(tx, ctx, { name: "deal.contact_added", label: `Add a contact to ${nameOf(deal)}`, entity: "Deal", entityId: dealId, customerId: deal.customerId, changes, details: { contactId } });
  });
}

export function setContactRole(ctx: Ctx, { dealId, contactId, role }: SetContactRole): Promise<Edited> {
  return within(ctx, async (tx) => {
    const deal = await lockMine(tx, ctx, dealId);
    const row = (await tx.dealContact.findFirst({ where: { dealId, contactId } })) ?? notFound();
    if (row.role === role) return { changeSetId: null };
    const after = { role, version: row.version + 1 };
    await tx.dealContact.update({ where: { id: row.id }, data: after, select: { id: true } });
    return edited(tx, ctx, deal, [{ entity: "DealContact", id: row.id, before: row, after }]);
  });
}

/** Null: the deal has no primary contact. A contact not yet on the deal is added. */
export function setPrimaryContact(ctx: Ctx, { dealId, contactId }: SetPrimaryContact): Promise<Edited> {
  return within(ctx, async (tx) => {
    const deal = await lockMine(tx, ctx, dealId);
    await assertReferences(tx, { contactId });
    const changes = await changePrimary(tx, ctx, deal, contactId);
    return changes.length === 0 ? { changeSetId: null } : edited(tx, ctx, deal, changes);
  });
}

export function removeContact(ctx: Ctx, { dealId, contactId }: RemoveContact) {
  return within(ctx, async (tx) => {
    const deal = await lockMine(tx, ctx, dealId);
    const row = (await tx.dealContact.findFirst({ where: { dealId, contactId } })) ?? notFound();
    await tx.dealContact.delete({ where: { id: row.id } });
    const left = deal.contactId === contactId ? [await writeDeal(tx, ctx, deal, { contactId: null })] : [];
    const changes = [...left, { entity: "DealContact", id: row.id, before: row, after: null }];
    return record(tx, ctx, { name: "deal.contact_removed", label: `Remove a contact from ${nameOf(deal)}`, entity: "Deal", entityId: dealId, customerId: deal.customerId, changes, details: { contactId } });
  });
}

async function lockMine(tx: Tx, ctx: Ctx, dealId: string) {
  const deal = await lockDeal(tx, dealId);
  assertMay(ctx, "deals.edit", deal);
  return deal;
}

/** The primary contact is told twice: on the deal and on its row. Both change together. */
async function changePrimary(tx: Tx, ctx: Ctx, deal: LockedDeal, contactId: string | null): Promise<Change[]> {
  const rows = await makePrimary(tx, ctx, deal.id, contactId);
  return deal.contactId === contactId ? rows : [...rows, await writeDeal(tx, ctx, deal, { contactId })];
}

function edited(tx: Tx, ctx: Ctx, deal: LockedDeal, changes: Change[]) {
  return record(tx, ctx, { name: "deal.edited", label: `Change the contacts of ${nameOf(deal)}`, entity: "Deal", entityId: deal.id, customerId: deal.customerId, changes, details: { fields: ["contacts"] } });
}
