import { beforeEach, expect, test } from "vitest";
import { moveDeals } from "@/app/(workspace)/deals/actions";
import { GET as changes } from "@/app/api/changes/route";
import { GET as cards } from "@/app/api/crm/board/cards/route";
import { GET as board } from "@/app/api/crm/board/route";
import { DELETE, GET as read, PATCH } from "@/app/api/crm/deals/[dealId]/route";
import { POST as lose } from "@/app/api/crm/deals/[dealId]/lose/route";
import { POST as move } from "@/app/api/crm/deals/[dealId]/move/route";
import { POST as reopen } from "@/app/api/crm/deals/[dealId]/reopen/route";
import { POST as restore } from "@/app/api/crm/deals/[dealId]/restore/route";
import { POST as win } from "@/app/api/crm/deals/[dealId]/win/route";
import { GET as list, POST as create } from "@/app/api/crm/deals/route";
import { signInAs } from "../isolation/browser";
import { leave } from "../isolation/jar";
import { first, world, type World } from "../support/world";

beforeEach(leave);

type Handler = (request: Request, segments: { params: Promise<Record<string, string>> }) => Promise<Response>;

test("nobody is told to sign in; an expired or revoked session is nobody", async () => {
  const { path, dealId, signIn, scene } = await stage();
  const knock = async () => (await call(move, { dealId, body: path })).status;
  expect(await knock()).toBe(401);
  await signIn(scene.maya, { expiresAt: new Date(0) });
  expect(await knock()).toBe(401);
  await signIn(scene.maya, { revokedAt: new Date() });
  expect(await knock()).toBe(401);
  await signIn(scene.maya);
  expect(await knock()).toBe(200);
});

test("a viewer gets 403 with a sentence, bad input 422 at its field, a broken body 400", async () => {
  const { path, dealId, signIn, scene } = await stage();
  await signIn(scene.vera);
  expect(await json(call(move, { dealId, body: path }))).toEqual({ status: 403, detail: "Your role may look at this, not change it." });
  await signIn(scene.maya);
  expect(await json(call(move, { dealId, body: { ...path, toStageId: "nowhere" } }))).toMatchObject({ status: 422, errors: { toStageId: expect.any(String) } });
  expect(await json(call(move, { dealId, body: "{" }))).toMatchObject({ status: 400, detail: "The body is not JSON." });
});

test("the button answers the same as the route", async () => {
  const { path, dealId, signIn, scene } = await stage();
  const input = { cards: [{ dealId, fromStageId: path.fromStageId }], toStageId: path.toStageId };
  await expect(moveDeals(input)).rejects.toThrow(/NEXT_REDIRECT/);
  await signIn(scene.maya);
  expect(await moveDeals(input)).toEqual({ ok: true, value: { changeSetId: expect.any(String) } });
  expect(await moveDeals(input)).toMatchObject({ ok: false, status: 409, conflict: { field: "stageId", byName: "Maya" } });
});

test("a deal is made, read, changed, closed, deleted and restored over HTTP", async () => {
  const { signIn, scene } = await stage();
  await signIn(scene.maya);
  const { id: customerId } = await scene.customer("Globex");
  const made = await call(create, { body: { name: "Over HTTP", customerId, products: [{ name: "Seat", quantity: "2", price: "10.50" }] } });
  expect(made.status).toBe(201);
  const { dealId } = (await made.json()) as { dealId: string };
  expect(await json(call(read, { dealId }))).toMatchObject({ name: "Over HTTP", amount: "21.00", products: [{ name: "Seat", total: "21.00" }], version: expect.any(Number) });
  expect(await json(call(PATCH, { dealId, body: { name: "Renamed" } }))).toMatchObject({ status: 422, errors: { version: "Name the version you read, or send If-Match." } });
  const { version } = (await json(call(read, { dealId }))) as { version: number };
  expect(await json(call(PATCH, { dealId, body: { name: "Renamed" }, headers: { "if-match": `"${version}"` } }))).toMatchObject({ version: version + 1 });
  expect((await call(PATCH, { dealId, body: { name: "Late", version } })).status).toBe(409);
  expect((await call(win, { dealId, body: { wonReason: "Price" } })).status).toBe(200);
  expect((await call(reopen, { dealId })).status).toBe(200);
  expect((await call(lose, { dealId, body: {} })).status).toBe(200);
  expect((await call(DELETE, { dealId, method: "DELETE" })).status).toBe(200);
  expect(await json(call(list, { query: "?q=renamed" }))).toMatchObject({ rows: [], count: 0 });
  expect((await call(restore, { dealId })).status).toBe(200);
  expect(await json(call(list, { query: "?q=renamed&status=LOST&min=abc" }))).toMatchObject({ rows: [{ id: dealId }], faults: { min: expect.any(String) } });
});

test("another tenant's deal is 404 on every route", async () => {
  const { dealId, path } = await stage();
  const theirs = await stage();
  await theirs.signIn(theirs.scene.adam);
  const to = { toStageId: theirs.path.toStageId };
  const answers = [
    call(read, { dealId }), call(PATCH, { dealId, body: { name: "x", version: 1 } }), call(DELETE, { dealId, method: "DELETE" }), call(move, { dealId, body: { ...path, ...to } }),
    call(win, { dealId }), call(lose, { dealId }), call(reopen, { dealId }), call(restore, { dealId }),
  ];
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404, 404]);
  expect((await call(board, { query: `?pipeline=${(await stage()).scene.pipeline.id}` })).status).toBe(404);
  expect(await json(call(cards, { query: `?stageId=${path.fromStageId}` }))).toEqual({ cards: [], nextCursor: null });
});

test("the board for machines: one pipeline, filters as in the page's address, each tag by itself", async () => {
  const { signIn, scene } = await stage();
  await scene.deals(2, scene.prospecting, { tags: ["a,b"] });
  await signIn(scene.vera);
  const asked = (await json(call(board, { query: `?pipeline=${scene.pipeline.id}&tag=a%2Cb&tag=c&sort=-amount` }))) as { columns: { cards: object[] }[]; isFiltered: boolean };
  expect([asked.isFiltered, first(asked.columns).cards.length]).toEqual([true, 2]);
  expect(((await json(call(cards, { query: `?stageId=${scene.prospecting.id}&limit=1` }))) as { nextCursor: unknown }).nextCursor).toEqual(expect.any(String));
});

test("polling for changes is no sign of life", async () => {
  const { signIn, scene, path, dealId } = await stage();
  const longAgo = new Date(0);
  await signIn(scene.maya, { lastSeenAt: longAgo });
  const seen = async () => first(await scene.db((tx) => tx.session.findMany())).lastSeenAt;
  const { cursor } = (await json(call(changes, {}))) as { cursor: string };
  expect(await seen()).toEqual(longAgo);
  await call(move, { dealId, body: path });
  expect(await seen()).not.toEqual(longAgo);
  expect(await json(call(changes, { query: `?since=${cursor}` }))).toMatchObject({ changes: [{ action: "deal.moved", entity: "Deal", id: dealId, by: scene.maya.id }] });
});

async function stage() {
  const scene: World = await world();
  const { id: dealId } = first(await scene.deals(1));
  return { scene, dealId, path: { fromStageId: scene.prospecting.id, toStageId: scene.qualification.id }, signIn: signInAs };
}

type Knock = { dealId?: string; body?: object | string; query?: string; method?: string; headers?: Record<string, string> };

function call(handler: Handler, { dealId, body, query = "", method = body === undefined && !dealId ? "GET" : "POST", headers = {} }: Knock) {
  const init = method === "GET" || method === "DELETE" ? { method, headers } : { method, headers, body: typeof body === "string" ? body : JSON.stringify(body ?? {}) };
  return handler(new Request(`http://local/${query}`, init), { params: Promise.resolve(dealId ? { dealId } : {}) });
}

async function json(answer: Promise<Response>) {
  return (await answer).json() as Promise<unknown>;
}
