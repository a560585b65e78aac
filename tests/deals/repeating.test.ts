import { beforeEach, expect, test } from "vitest";
import { POST } from "@/app/api/crm/deals/route";
import { signInAs } from "../isolation/browser";
import { leave } from "../isolation/jar";
import { world } from "../support/world";

beforeEach(leave);

test("the same key and body make one deal and answer the same", async () => {
  const { post, count } = await scene();
  const one = await post({ name: "Once" }, "key-1");
  const two = await post({ name: "Once" }, "key-1");
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(await two.json()).toEqual(await one.json());
  expect(await count()).toBe(1);
});

test("another body under a used key is refused; another key makes another deal", async () => {
  const { post, count } = await scene();
  await post({ name: "Once" }, "key-1");
  expect(await (await post({ name: "Other" }, "key-1")).json()).toEqual({ status: 422, detail: "This Idempotency-Key was used for another request." });
  await post({ name: "Once" }, "key-2");
  await post({ name: "Once" });
  expect(await count()).toBe(3);
});

test("of many at once one wins, and all hear the same", async () => {
  const { post, count } = await scene();
  const answers = await Promise.all(Array.from({ length: 8 }, () => post({ name: "Once" }, "key-1")));
  const bodies = await Promise.all(answers.map((answer) => answer.json() as Promise<{ dealId: string }>));
  expect(new Set(bodies.map(({ dealId }) => dealId)).size).toBe(1);
  expect(await count()).toBe(1);
});

test("what was refused leaves no key behind, and a key ends after a day", async () => {
  const { post, count, db, signIn, vera, maya } = await scene();
  expect((await post({ name: "Once", stageId: crypto.randomUUID() }, "key-1")).status).toBe(422);
  expect((await post({ name: "Once" }, "key-1")).status).toBe(201);
  await db((tx) => tx.idempotencyKey.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } }));
  expect((await post({ name: "A day later" }, "key-1")).status).toBe(201);
  expect(await count()).toBe(2);
  await signIn(vera);
  expect((await post({ name: "A day later" }, "key-1")).status).toBe(403);
  await signIn(maya);
  expect((await post({ name: "A day later" }, "a key with blanks")).status).toBe(400);
});

test("keys of two organizations have nothing to do with each other", async () => {
  const ours = await scene();
  await ours.post({ name: "Ours" }, "key-1");
  const theirs = await scene();
  expect((await theirs.post({ name: "Theirs" }, "key-1")).status).toBe(201);
  expect([await ours.count(), await theirs.count()]).toEqual([1, 1]);
});

async function scene() {
  const made = await world();
  const { db, maya } = made;
  await signInAs(maya);
  const post = (body: object, key?: string) =>
    POST(new Request("http://local/api/crm/deals", { method: "POST", body: JSON.stringify(body), headers: key ? { "idempotency-key": key } : {} }), { params: Promise.resolve({}) });
  return { ...made, signIn: signInAs, post, count: () => db((tx) => tx.deal.count()) };
}
