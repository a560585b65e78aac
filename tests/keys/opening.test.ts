import { afterEach, expect, test } from "vitest";
import { permissions } from "@/lib/auth/permissions";
import { everything } from "@/lib/db/everything";
import { everyScope } from "@/lib/keys/scopes";
import { KEY_LIMIT } from "@/lib/route";
import { browser, leave } from "../isolation/jar";
import { signInAs } from "../isolation/browser";
import { world } from "../support/world";
import { ask, keyOf } from "./asking";

afterEach(leave);

const deals = await import("@/app/api/crm/deals/route");
const deal = await import("@/app/api/crm/deals/[dealId]/route");
const changes = await import("@/app/api/changes/route");
const audit = await import("@/app/api/audit/route");
const imports = await import("@/app/api/imports/route");

test("a key reads with crm.read, writes with crm.write and nothing with another scope; what it wrote stands in its own name", async () => {
  const w = await world();
  const [reads, writes, sends] = [await keyOf(w, ["crm.read"]), await keyOf(w, ["crm.write"], { name: "Syncer" }), await keyOf(w, ["telemetry.write", "metrics.read", "jobs.read"])];
  const body = { name: "By machine", stageId: w.prospecting.id };
  expect((await ask(deals.GET, reads)).status).toBe(200);
  expect((await ask(deals.GET, writes)).status).toBe(200);
  expect(await ask(deals.GET, sends)).toMatchObject({ status: 403, said: { detail: "This key does not have the scope crm.read." } });
  expect(await ask(deals.POST, { ...reads, method: "POST", body })).toMatchObject({ status: 403, said: { detail: "This key does not have the scope crm.write." } });
  const made = await ask(deals.POST, { ...writes, method: "POST", body });
  expect(made.status).toBe(201);
  const fact = await w.db((tx) => tx.auditLog.findFirstOrThrow({ where: { entityId: String(made.said?.dealId) } }));
  expect(fact).toMatchObject({ actorKind: "API_KEY", actorName: "Syncer", apiKeyId: writes.keyId, userId: null });
});

test("what needs a person is closed to every key with 403", async () => {
  const w = await world();
  const all = await keyOf(w, [...everyScope]);
  for (const asked of [ask(changes.GET, { ...all, query: { since: "0" } }), ask(audit.GET, all), ask(imports.POST, { ...all, method: "POST", query: { entity: "customers", name: "a.csv" }, body: {} })]) {
    expect(await asked).toMatchObject({ status: 403, said: { detail: "This is for signed-in people; no key opens it." } });
  }
  for (const [name, [, level, scope]] of Object.entries(permissions)) if (level === "ADMIN") expect([name, scope ?? null]).toEqual([name, null]);
});

test("a wrong key is refused even beside a good session, and another organization's key finds nothing", async () => {
  const [w, other] = [await world(), await world()];
  const [one] = await w.deals(1);
  await signInAs(w.adam);
  expect(browser.cookies.size).toBe(1);
  const wrong = await ask(deals.GET, { headers: { authorization: "Bearer tl_0000000000000000_nobody" } });
  expect([wrong.status, wrong.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  expect((await ask(deals.GET, { headers: { authorization: "Bearer" } })).status).toBe(401);
  expect((await ask(deals.GET, { headers: { authorization: "Basic YTpi" } })).status).toBe(200);
  leave();
  expect((await ask(deals.GET, { headers: { authorization: "Basic YTpi" } })).status).toBe(401);
  expect((await ask(deal.GET, { ...(await keyOf(other, ["crm.read"])), params: { dealId: one?.id ?? "" } })).status).toBe(404);
  expect((await ask(deal.GET, { ...(await keyOf(w, ["crm.read"])), params: { dealId: one?.id ?? "" } })).status).toBe(200);
});

test("the same Idempotency-Key creates once for a key", async () => {
  const w = await world();
  const { headers } = await keyOf(w, ["crm.write"]);
  const post = (name: string) => ask(deals.POST, { method: "POST", headers: { ...headers, "idempotency-key": "one" }, body: { name, stageId: w.prospecting.id } });
  const [made, again] = [await post("Once"), await post("Once")];
  expect([made.status, again.said?.dealId]).toEqual([201, made.said?.dealId]);
  expect((await post("Another")).status).toBe(422);
});

test("beyond its requests a minute a key waits, others do not", async () => {
  const w = await world();
  const [busy, calm] = [await keyOf(w, ["crm.read"]), await keyOf(w, ["crm.read"])];
  for (const minute of [0, 60]) await everything.$executeRaw`insert into rate_limits (key, "windowStart", count) values (${`key:${busy.keyId}`}, to_timestamp(floor(extract(epoch from now()) / 60) * 60 + ${minute}::int), ${KEY_LIMIT.limit}::int)`;
  const refused = await ask(deals.GET, busy);
  expect([refused.status, refused.headers.get("content-type"), Number(refused.headers.get("retry-after"))]).toEqual([429, "application/problem+json", expect.toSatisfy((seconds) => seconds >= 1 && seconds <= 60)]);
  expect((await ask(deals.GET, calm)).status).toBe(200);
});
