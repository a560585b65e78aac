import { expect, test } from "vitest";
import { within, type Tx } from "@/lib/db/within";
import { moveDeal } from "@/lib/deals/commands/moving";
import { getBoard } from "@/lib/deals/queries/board";
import { first, world } from "../support/world";

test("who may only look sees the board and changes nothing, even where a command forgot to ask", async () => {
  const { as, maya, db, deals, prospecting, qualification } = await world();
  const deal = first(await deals(1));
  const looker = as(maya, { readOnly: true });
  expect(first((await getBoard(looker)).columns).cards).toMatchObject([{ canEdit: false }]);
  await expect(within(looker, (tx) => tx.deal.update({ where: { id: deal.id }, data: { name: "mine" } }))).rejects.toThrow(/read-only transaction/);
  await expect(moveDeal(looker, { dealId: deal.id, fromStageId: prospecting.id, toStageId: qualification.id })).rejects.toThrow();
  expect(await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: deal.id } }))).toEqual(deal);
});

test("looking leaves the trace its context asks for", async () => {
  const { as, maya, tenantId, db } = await world();
  const seen = { tenantId, actorKind: "STAFF", actorName: "Sam", action: "board.viewed", entity: "Organization", entityId: tenantId, details: {} } as const;
  await getBoard(as(maya, { readOnly: true, witness: (tx: Tx) => tx.auditLog.create({ data: seen }) }));
  expect(await db((tx) => tx.auditLog.findMany())).toMatchObject([{ action: "board.viewed", actorName: "Sam" }]);
});
