import { expect, test } from "vitest";
import { contextOfToken, type Ctx } from "@/lib/auth/context";
import { hashToken } from "@/lib/auth/sessions";
import { getBoard, listColumnCards } from "@/lib/deals/queries/board";
import { listCalendar } from "@/lib/deals/queries/calendar";
import { getForecast } from "@/lib/deals/queries/forecast";
import { listDeals } from "@/lib/deals/queries/list";
import { getDeal } from "@/lib/deals/queries/record";
import { addLine } from "@/lib/deals/commands/lines";
import { first, world } from "../support/world";

/** What is asked at most, signing in included; BEGIN, COMMIT and set_config are not counted. platform.md, Speed. */
const bars: [string, number, (ctx: Ctx, dealId: string) => Promise<unknown>][] = [
  ["the board", 6, (ctx) => getBoard(ctx)],
  ["the board, filtered by everything", 6, (ctx) => getBoard(ctx, { filters: { q: "deal glob", owner: ["me"], stale: true, high: true, min: "1" } })],
  ["a column's next cards", 6, async (ctx) => listColumnCards(ctx, { stageId: first((await getBoard(ctx)).columns).id })],
  ["the table", 6, (ctx) => listDeals(ctx, { filters: { q: "deal" }, sort: "-amount" })],
  ["the forecast", 6, (ctx) => getForecast(ctx, {})],
  ["the calendar", 6, (ctx) => listCalendar(ctx, { from: "2020-01-01", to: "2030-01-01" })],
  ["the record", 12, (ctx, dealId) => getDeal(ctx, { dealId })],
];

test.each(bars)("%s asks at most %i statements, however many rows there are", async (_, bar, look) => {
  const { db, deals, tenantId, maya, ctx } = await world();
  const token = crypto.randomUUID();
  await db((tx) => tx.session.create({ data: { tenantId, userId: maya.id, tokenHash: hashToken(token), expiresAt: new Date(Date.now() + 60_000) } }));
  const { id: dealId } = first(await deals(1));
  const asked = () => statements(async () => look((await contextOfToken(token)) ?? ctx, dealId));
  const few = await asked();
  await deals(200);
  for (let n = 0; n < 5; n++) await addLine(ctx, { dealId, name: "Hours", quantity: "1", price: "1" });
  const many = await asked();
  expect(many.length).toBeLessThanOrEqual(bar);
  expect(many).toHaveLength(few.length);
});

/** The statements that reach the database's driver while something is done. */
async function statements(work: () => Promise<unknown>) {
  const { Client } = await import("pg");
  const seen: string[] = [];
  const query = Client.prototype.query;
  Client.prototype.query = function (this: InstanceType<typeof Client>, ...given: unknown[]) {
    const [asked] = given;
    const text = typeof asked === "string" ? asked : ((asked as { text?: string } | null)?.text ?? "");
    if (!/^(begin|commit|rollback|set transaction|select set_config)/i.test(text.trim())) seen.push(text);
    return Reflect.apply(query, this, given) as unknown;
  } as typeof query;
  try {
    await work();
  } finally {
    Client.prototype.query = query;
  }
  expect(seen.length).toBeGreaterThan(0);
  return seen;
}
