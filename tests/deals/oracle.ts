import type { DealFilters } from "@/lib/deals/rules/filtering";
import { first, type World } from "../support/world";

const DAY = 86_400_000;
const pick = <T>(values: readonly T[], n: number) => values[n % values.length] as T;
const day = (shift: number) => new Date(Date.now() + shift * DAY).toISOString().slice(0, 10);

/** Sixty deals, each different from the next in everything a filter looks at. */
export async function varied(scene: World) {
  const { db, tenantId, maya, otto, adam, stages, pipeline, customer, deals } = scene;
  await db((tx) => tx.pipeline.update({ where: { id: pipeline.id }, data: { highValueAmount: "5000" } }));
  await db((tx) => tx.exchangeRate.create({ data: { tenantId, from: "EUR", to: "USD", rate: "2", day: new Date("2020-01-01") } }));
  const customers = [await customer("Globex Corporation"), await customer("Initech"), null];
  const products = [await product(scene, "Seat"), await product(scene, "Storage")];
  for (let n = 0; n < 60; n++) {
    const stage = pick(stages, n);
    const status = stage.isClosedWon ? "WON" : stage.isClosedLost ? "LOST" : "OPEN";
    const { id: dealId } = first(await deals(1, stage, {
      name: `${pick(["Renewal", "Rollout", "Pilot 50%", "Big_deal"], n)} ${n}`, status, ownerId: pick([maya.id, otto.id, adam.id, null], n * 7), customerId: pick(customers, n * 5)?.id ?? null,
      amount: pick([null, "0", "900.50", "5100", "12000", "2550.01"], n * 3), discount: pick(["0", "100"], n), currencyCode: pick(["USD", "EUR", "JPY"], n * 11), tags: pick([[], ["hot"], ["hot", "new"], ["a,b"]], n),
      expectedCloseDate: pick([null, new Date(day(-3)), new Date(day(0)), new Date(day(5)), new Date(day(40))], n), stageEnteredAt: new Date(Date.now() - pick([0, 8, 15, 29.9, 31, 200], n * 5) * DAY - 1000),
      createdDate: new Date(Date.now() - n * 1000),
    }));
    if (n % 4 === 0) await db((tx) => tx.dealLine.create({ data: { tenantId, dealId, position: 1, productId: pick(products, n / 4).id, name: "Line" } }));
    if (n % 3 === 0) await db((tx) => tx.activity.create({ data: { tenantId, dealId, subject: "Call", createdByKind: "USER", createdByName: "Maya", status: pick(["PENDING", "COMPLETED", "IN_PROGRESS"], n / 3) } }));
  }
  return { ...scene, customers, products };
}

function product({ db, tenantId }: World, name: string) {
  return db((tx) => tx.product.create({ data: { tenantId, name } }));
}

export type Scene = Awaited<ReturnType<typeof varied>>;
export type Row = Awaited<ReturnType<typeof loadRows>>[number];

/** Everything, the slow way. */
export function loadRows({ db }: World) {
  const include = { stage: true, customer: true, owner: true, lines: true, activities: true } as const;
  return db((tx) => tx.deal.findMany({ where: { deletedAt: null }, include }));
}

/** What each filter means, as anyone would write it down. */
export function matches(deal: Row, filters: DealFilters, { maya, otto }: Pick<World, "maya" | "otto">) {
  const amount = Number(deal.amount ?? 0);
  const isOpen = deal.status === "OPEN";
  const close = deal.expectedCloseDate?.toISOString().slice(0, 10) ?? null;
  const rate = { USD: 1, EUR: 2 }[deal.currencyCode];
  const owners = filters.owner?.flatMap((owner) => (owner === "me" ? [maya.id] : owner === "team" ? [maya.id, otto.id] : owner === "none" ? [null] : [owner]));
  const text = `${deal.name}\n${deal.dealNumber}\n${deal.customer?.name ?? ""}`.toLowerCase();
  return [
    !owners?.length || owners.includes(deal.ownerId),
    !filters.stage?.length || filters.stage.includes(deal.stageId),
    !filters.status?.length || filters.status.includes(deal.status),
    filters.min === undefined || amount >= Number(filters.min),
    filters.max === undefined || amount <= Number(filters.max),
    filters.from === undefined || (close !== null && close >= filters.from),
    filters.to === undefined || (close !== null && close <= filters.to),
    !filters.tag?.length || filters.tag.some((tag) => deal.tags.includes(tag)),
    !filters.product?.length || deal.lines.some(({ productId }) => productId !== null && filters.product?.includes(productId)),
    !filters.stale || (isOpen && deal.stage.daysInStage !== null && Date.now() - deal.stageEnteredAt.getTime() > deal.stage.daysInStage * DAY),
    !filters.overdue || (isOpen && close !== null && close < day(0)),
    !filters.unplanned || (isOpen && !deal.activities.some(({ status }) => status === "PENDING" || status === "IN_PROGRESS")),
    !filters.high || (rate !== undefined && (amount - Number(deal.discount)) * rate >= 5000),
    (filters.q ?? "").toLowerCase().split(/\s+/).every((word) => text.includes(word)),
  ].every(Boolean);
}

export { day };
