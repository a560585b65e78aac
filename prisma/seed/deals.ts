import type { Db } from "./db";
import { add, subtract, times } from "@/lib/money";
import { ranksBetween } from "@/lib/rank";
import type { Chance } from "./chance";
import { COMPETITORS, PRODUCTS, TAGS } from "./cast";
import { live, type Life } from "./lives";
import type { Setting } from "./setting";

const TITLES = ["roll-out", "for 12 entities", "group licence", "renewal", "board edition", "second tenant", "migration", "Nordic countries", "3 years", "120 seats", "900 seats", "pilot", "add-on", "switch-over", "headquarters", "contractors"] as const;
const COUNT = 400;

/** Deals with their lines, contacts, history of stages and facts, as if two years of work had gone by. */
export async function seedDeals(db: Db, dice: Chance, setting: Setting) {
  const lives = Array.from({ length: COUNT }, () => live(dice, setting.now)).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const numbers = new Map<number, number>();
  const drafts = lives.map((life) => draft(dice, setting, life, numbers));
  const placed = setting.stages.flatMap((_, stage) => {
    const column = drafts.filter((each) => each.stage === stage).sort((a, b) => b.deal.stageEnteredAt.getTime() - a.deal.stageEnteredAt.getTime());
    return ranksBetween(null, null, column.length).map((stageOrder, n) => ({ ...column[n], stageOrder }));
  });
  await db.deal.createMany({ data: placed.flatMap(({ deal, stageOrder }) => (deal ? [{ ...deal, stageOrder }] : [])) });
  await db.dealLine.createMany({ data: drafts.flatMap(({ lines }) => lines) });
  await db.dealContact.createMany({ data: drafts.flatMap(({ contacts }) => contacts) });
  await db.dealStageEvent.createMany({ data: drafts.flatMap(({ events }) => events) });
  await db.auditLog.createMany({ data: drafts.flatMap(({ facts }) => facts) });
  const counters = [...numbers].map(([year, value]) => ({ tenantId: setting.tenantId, name: "deal", year, value }));
  await db.counter.createMany({ data: counters });
  return drafts.map(({ deal }) => deal);
}

function draft(dice: Chance, setting: Setting, life: Life, numbers: Map<number, number>) {
  const { between, pick, some, is, idAt } = dice;
  const { tenantId, stages, pipelineId } = setting;
  const id = idAt(life.createdAt);
  const customer = pick(setting.customers);
  const owner = is(0.6) ? setting.person(customer.ownerKey) : setting.person(pick(["rep", "marek", "tomas", "manager"]));
  const products = some(PRODUCTS, pick([1, 1, 1, 2, 2, 3]));
  const lines = products.map(({ name, listPrice }, position) => {
    const quantity = pick([1, 1, 1, 2, 3, 5]);
    return {
      tenantId, dealId: id, position, productId: setting.productId(name), name, quantity, price: listPrice, total: times(listPrice, quantity),
      licenseLevel: pick(["ESSENTIAL", "ADVANTAGE", "SIGNATURE"] as const), termMonths: pick([12, 12, 24, 36]),
    };
  });
  const isEmpty = life.ending === "OPEN" && life.stops.length === 1 && is(0.12);
  const amount = isEmpty ? null : add(...lines.map(({ total }) => total));
  const discount = amount && is(0.25) ? times(amount, "0.05") : "0.00";
  const year = life.createdAt.getUTCFullYear();
  const number = (numbers.get(year) ?? 0) + 1;
  numbers.set(year, number);
  const name = `${products.map((product) => product.name).join(" + ")}, ${pick(TITLES)}`;

  const last = life.stops.at(-1) ?? { stage: 0, at: life.createdAt };
  const worth = (stage: number) => ({ status: (["OPEN", "OPEN", "OPEN", "OPEN", "WON", "LOST"] as const)[stage] ?? "OPEN", probability: stages[stage]?.probability ?? 0, amount, discount, currencyCode: customer.currencyCode, ownerId: owner.id });
  const by = { changedByKind: "USER" as const, changedById: owner.id, changedByName: owner.name };
  const events = life.stops.map(({ stage, at }, n) => ({ id: idAt(at), tenantId, dealId: id, fromStageId: stageId(stages, life.stops[n - 1]?.stage), toStageId: stages[stage]?.id ?? "", ...worth(stage), ...by, at }));
  const facts = life.stops.map(({ stage, at }, n) => ({
    id: idAt(at), tenantId, actorKind: "USER" as const, actorName: owner.name, userId: owner.id, createdAt: at, entity: "Deal", entityId: id, dealId: id, customerId: customer.id,
    action: n === 0 ? "deal.created" : stage === 4 ? "deal.won" : stage === 5 ? "deal.lost" : "deal.moved",
    details: n === 0 ? {} : { fromStageId: stageId(stages, life.stops[n - 1]?.stage), toStageId: stages[stage]?.id ?? "", ...(stage === 5 && { lostReason: "PRICE" }) },
  }));
  const lost = life.ending === "LOST" ? { lostReason: pick(["PRICE", "COMPETITION", "NO_BUDGET", "TIMING", "PRODUCT_FIT"] as const) } : {};
  const rival = pick(COMPETITORS);
  const deal = {
    id, tenantId, dealNumber: `D-${year}-${String(number).padStart(5, "0")}`, name, customerId: customer.id, contactId: customer.contactIds[0] ?? null, pipelineId, stageId: last && (stages[last.stage]?.id ?? ""),
    stageEnteredAt: last.at, createdDate: life.createdAt, createdAt: life.createdAt, ...worth(last.stage), ...lost, lostToCompetitor: lost.lostReason === "COMPETITION" ? rival : null,
    expectedCloseDate: is(0.94) ? day(new Date(life.createdAt.getTime() + between(45, 100) * 86_400_000)) : null,
    closedDate: life.ending === "OPEN" ? null : day(last.at), competitors: is(0.35) ? [rival] : [], wonReason: life.ending === "WON" && is(0.5) ? "The reviewers' pilot convinced them." : null,
    source: pick(["INBOUND", "OUTBOUND", "REFERRAL", "PARTNER"] as const), tags: is(0.3) ? some(TAGS.filter(({ category }) => category === "DEAL").map((tag) => tag.name), 1) : [],
    teamMembers: is(0.15) ? [setting.person("manager").id] : [],
  };
  const contacts = customer.contactIds.slice(0, between(1, 3)).map((contactId, n) => ({ tenantId, dealId: id, contactId, isPrimary: n === 0, role: pick(["DECISION_MAKER", "INFLUENCER", "USER"] as const) }));
  return { stage: last.stage, deal: { ...deal, discount: amount ? discount : subtract("0", "0") }, lines: isEmpty ? [] : lines, contacts, events, facts };
}

function stageId(stages: Setting["stages"], index: number | undefined) {
  return index === undefined ? null : (stages[index]?.id ?? null);
}

export function day(at: Date) {
  return new Date(`${at.toISOString().slice(0, 10)}T00:00:00.000Z`);
}
