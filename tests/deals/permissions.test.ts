import { expect, test } from "vitest";
import type { Ctx } from "@/lib/auth/context";
import { bulkEditDeals } from "@/lib/deals/commands/bulk";
import { loseDeals, reopenDeal, winDeals } from "@/lib/deals/commands/closing";
import { addContact } from "@/lib/deals/commands/contacts";
import { deleteDeals, restoreDeals } from "@/lib/deals/commands/deleting";
import { editDeal, patchDeal } from "@/lib/deals/commands/editing";
import { addLine } from "@/lib/deals/commands/lines";
import { moveDeal } from "@/lib/deals/commands/moving";
import { getBoard } from "@/lib/deals/queries/board";
import { listDeals } from "@/lib/deals/queries/list";
import { getDeal } from "@/lib/deals/queries/record";
import { Refusal } from "@/lib/refusal";
import { first, world, type World } from "../support/world";

type Deed = (ctx: Ctx, dealId: string, scene: World) => Promise<unknown>;
/** What one may do to a deal; each leaves it so that the next can be tried. */
const deeds: Record<string, Deed> = {
  edit: (ctx, dealId) => editDeal(ctx, { dealId, field: "externalId", was: null, value: crypto.randomUUID() }),
  patch: (ctx, dealId) => patchDeal(ctx, { dealId, version: 1, name: "Patched" }),
  bulk: (ctx, dealId) => bulkEditDeals(ctx, { dealIds: [dealId], change: { field: "expectedCloseDate", value: "2030-01-31" } }),
  move: (ctx, dealId, { prospecting, qualification }) => moveDeal(ctx, { dealId, fromStageId: prospecting.id, toStageId: qualification.id }),
  win: async (ctx, dealId, { customer }) => winDeals(ctx, { cards: [{ dealId }], customerId: (await customer("Globex")).id }),
  lose: (ctx, dealId) => loseDeals(ctx, { cards: [{ dealId }], lostReason: "PRICE" }),
  reopen: async (ctx, dealId, { as, adam }) => {
    await loseDeals(as(adam), { cards: [{ dealId }], lostReason: "PRICE" });
    return reopenDeal(ctx, { dealId });
  },
  line: (ctx, dealId) => addLine(ctx, { dealId, name: "Hours", quantity: "1", price: "1" }),
  contact: async (ctx, dealId, { db, tenantId }) => addContact(ctx, { dealId, contactId: (await db((tx) => tx.contact.create({ data: { tenantId, name: "Ana" } }))).id, isPrimary: false }),
  delete: (ctx, dealId) => deleteDeals(ctx, { dealIds: [dealId] }),
  restore: async (ctx, dealId, { as, adam }) => {
    await deleteDeals(as(adam), { dealIds: [dealId] });
    return restoreDeals(ctx, { dealIds: [dealId] });
  },
};

/** Whose deals each role may write: one's own, those one is on the team of, those of the people below, and others'. crm.md, Permissions. */
const expected = { adam: [1, 1, 1, 1], maya: [1, 1, 1, 0], cato: [1, 1, 0, 0], sme: [0, 0, 0, 0], vera: [0, 0, 0, 0] } as const;

test.each(Object.keys(deeds))("%s: every role on own, shared, team's and others' deals", async (name) => {
  const scene = await world();
  const deed = deeds[name] ?? Promise.reject;
  for (const who of ["adam", "maya", "cato", "sme", "vera"] as const) {
    const person = scene[who];
    const ctx = scene.as(person, { teamIds: [scene.otto.id] });
    const stranger = who === "adam" ? scene.maya : scene.adam;
    const rows = [{ ownerId: person.id }, { ownerId: stranger.id, teamMembers: [person.id] }, { ownerId: scene.otto.id }, { ownerId: stranger.id }];
    const done = [];
    for (const row of rows) done.push(await allowed(deed(ctx, first(await scene.deals(1, scene.prospecting, row)).id, scene)));
    expect([who, ...done]).toEqual([who, ...expected[who]]);
  }
});

test("everybody reads every deal, and is told which ones they may change", async () => {
  const { as, deals, prospecting, maya, cato, sme, vera, adam, otto } = await world();
  const { id: dealId } = first(await deals(1, prospecting, { ownerId: maya.id }));
  for (const [person, may] of [[maya, true], [adam, true], [otto, false], [cato, false], [sme, false], [vera, false]] as const) {
    expect(first(first((await getBoard(as(person))).columns).cards).canEdit).toBe(may);
    expect(first((await listDeals(as(person))).rows).canEdit).toBe(may);
    expect((await getDeal(as(person), { dealId })).canEdit).toBe(may);
  }
});

async function allowed(deed: Promise<unknown>) {
  try {
    await deed;
    return 1;
  } catch (error) {
    if (error instanceof Refusal && error.status === 403) return 0;
    throw error;
  }
}
