import "server-only";
import { dateColumn } from "@/lib/dates";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import type { LockedDeal } from "../places";
import { settled } from "../rules/renewing";
import { lockTerms, weeklyScores, type WeekScore } from "../terms";

type Renewal = LockedDeal & { renewsAt: string };

type Settled = { terms: Change[]; kept: Map<string, { renewalScores: WeekScore[] }> };

/** What closing (or reopening) renewals does beside the deals themselves: won moves the terms on, lost keeps the customer's last twelve weekly scores. Part of the same change. */
export async function settleRenewals(tx: Tx, deals: readonly LockedDeal[]): Promise<Settled> {
  const settled: Settled = { terms: [], kept: new Map() };
  for (const deal of deals.filter(isRenewal)) {
    settled.terms.push(...(await moveTerms(tx, deal)));
    if (deal.status === "LOST") settled.kept.set(deal.id, await keepScores(tx, deal));
  }
  return settled;
}

const isRenewal = (deal: LockedDeal): deal is Renewal => deal.renewsAt !== null;

async function moveTerms(tx: Tx, { id, status, renewsAt, ...of }: Renewal) {
  const lines = await tx.dealLine.findMany({ where: { dealId: id, termMonths: { not: null } }, select: { productId: true, termMonths: true } });
  const months = new Map(lines.flatMap(({ productId, termMonths }) => (productId && termMonths ? [[productId, termMonths] as const] : [])));
  const changes: Change[] = [];
  for (const term of await lockTerms(tx, of)) {
    const next = settled(term, { status, renewsAt, months });
    if (!next) continue;
    await tx.customerProduct.update({ where: { id: term.id }, data: { renewsAt: dateColumn(next.renewsAt), termMonths: next.termMonths, version: term.version + 1 }, select: { id: true } });
    changes.push({ entity: "CustomerProduct", id: term.id, before: term, after: { ...next, version: term.version + 1 } });
  }
  return changes;
}

/** Kept for learning. */
async function keepScores(tx: Tx, { id, customerId }: Renewal) {
  const kept = { renewalScores: await weeklyScores(tx, customerId) };
  await tx.deal.update({ where: { id }, data: kept, select: { id: true } });
  return kept;
}
