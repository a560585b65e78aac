import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { dateColumn } from "@/lib/dates";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import { orCalledSo } from "../calling";
import { lockPlan, type LockedPlan } from "../places";
import type { EditAssignment } from "../rules";

type Edited = { changeSetId: string | null };

/** Another name, external id, term or renewal date; what it covers stays. An assignment renews or it does not: term and date come and go together. */
export function editAssignment(ctx: Ctx, { planId, version, ...said }: EditAssignment): Promise<Edited> {
  return within(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId);
    const change = plan.kind === "product" ? await editProduct(tx, plan, { version, ...said }) : await editSolution(tx, plan, { version, ...said });
    const fields = Object.keys(change.after);
    if (fields.length === 0) return { changeSetId: null };
    return record(tx, ctx, { name: "assignment.edited", label: `Change ${plan.name}, ${plan.parentName}`, entity: change.entity, entityId: change.id, customerId: plan.customerId, details: { planId, fields }, changes: [change] });
  });
}

type Said = Omit<EditAssignment, "planId">;
const CHANGED = "Somebody has changed this assignment since. Look at it again.";

async function editProduct(tx: Tx, { assignmentId, customerId }: LockedPlan, { version, name, externalId = null, termMonths = null, renewsAt = null }: Said) {
  await tx.$executeRaw`select from customer_products where "tenantId" = current_tenant() and id = ${assignmentId}::uuid for update`;
  const select = { name: true, externalId: true, termMonths: true, renewsAt: true, version: true, dealId: true } as const;
  const { dealId, version: read, ...before } = (await tx.customerProduct.findUnique({ where: { id: assignmentId }, select })) ?? notFound();
  if (read !== version) refuse(CHANGED, 409);
  if (termMonths && !renewsAt) refuseField("renewsAt", "Say on which day the term ends.");
  if (renewsAt && !termMonths) refuseField("termMonths", "Say for how many months it renews.");
  const next = { name, externalId, termMonths, renewsAt: renewsAt ? dateColumn(renewsAt) : null };
  if (before.renewsAt && before.renewsAt.getTime() !== next.renewsAt?.getTime()) await assertNoRenewal(tx, { customerId, renewalOfId: dealId, renewsAt: before.renewsAt });
  const after = differing(before, next);
  if (Object.keys(after).length > 0) await orCalledSo(tx.customerProduct.update({ where: { id: assignmentId }, data: { ...after, version: version + 1 }, select: { id: true } }));
  return { entity: "CustomerProduct", id: assignmentId, before, after };
}

/** The deal that renews it was opened for this very day: with another it would be opened once more. */
async function assertNoRenewal(tx: Tx, of: { customerId: string; renewalOfId: string | null; renewsAt: Date }) {
  const renewal = await tx.deal.findFirst({ where: { ...of, kind: "RENEWAL", status: "OPEN", deletedAt: null }, select: { dealNumber: true } });
  if (renewal) refuseField("renewsAt", `Its renewal ${renewal.dealNumber} is open. Close that deal first.`);
}

async function editSolution(tx: Tx, { assignmentId, ...plan }: LockedPlan, { version, name, externalId, termMonths, renewsAt }: Said) {
  if (plan.version !== version) refuse(CHANGED, 409);
  if (externalId) refuseField("externalId", "A solution has no external id of its own; its products have.");
  if (termMonths ?? renewsAt) refuseField("termMonths", "A solution does not renew as a whole; its products do.");
  const after = differing({ name: plan.name }, { name });
  if (after.name) await orTaken(tx.customerSolution.update({ where: { id: assignmentId }, data: { name, version: version + 1 }, select: { id: true } }), "name", "This customer has an assignment of this solution with that name.");
  return { entity: "CustomerSolution", id: assignmentId, before: { name: plan.name }, after };
}

const plain = (value: unknown) => (value instanceof Date ? value.getTime() : value);

function differing<T extends object>(before: Readonly<Record<string, unknown>>, after: T): Partial<T> {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => plain(value) !== plain(before[field]))) as Partial<T>;
}
