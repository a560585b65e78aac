import { createHmac } from "node:crypto";
import { NextRequest } from "next/server";
import { afterEach, expect, test } from "vitest";
import { STAFF_COOKIE, TENANT_COOKIE } from "@/lib/auth/sessions";
import { signInAs } from "./browser";
import { differences, dumpOfEverything, dumpsOf, findCanaries, findIds, idsOf } from "./dump";
import { listExports, type Exported } from "./exports";
import { browser, leave } from "./jar";
import { LOCKED, requests, type Asked } from "./requests";
import { scene } from "./scene";
import { colleagues, isFor, ROLES } from "./staff";

afterEach(leave);

Object.assign(process.env, { INNGEST_DEV: "0", INNGEST_SIGNING_KEY: `signkey-test-${"5e".repeat(32)}` });
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const all = (await listExports("app", /(^|\/)route\.ts$/)).filter(({ name }) => METHODS.includes(name));
const folderOf = ({ key }: Exported) => key.split("#")[0] ?? "";
const every = all.filter((route) => !(folderOf(route) in LOCKED));
const [ours, theirs] = [await scene({ isFull: true }), await scene({ word: "budgie" })];
const [staff, ids] = [await colleagues(), await idsOf(ours.tenantId)];
const tokens = {
  viewer: await tokenOf(ours.vera), adam: await tokenOf(ours.adam), expired: await tokenOf(ours.adam, { expiresAt: new Date(0) }), revoked: await tokenOf(ours.adam, { revokedAt: new Date() }),
  disabled: await tokenOf(ours.inactive), foreign: await tokenOf(theirs.adam), newcomer: await tokenOf(ours.newcomer),
};
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

test("every route has a case, and every case its route", () => {
  expect(every.map(({ key }) => key).toSorted()).toEqual(Object.keys(requests).toSorted());
  expect(new Set(all.map(folderOf).filter((folder) => folder in LOCKED))).toEqual(new Set(Object.keys(LOCKED)));
});

test.each(every.map((route) => [route.key, route] as const))("%s is closed to everybody it is not for, and changes nothing for them", async (key, route) => {
  const { ask, asks, lists, admins } = caseOf(key);
  const asked = await ask(ours);
  const before = await dumpsOf(ours.tenantId, theirs.tenantId);
  const as = (token: string, headers = {}) => askAs(token, route, asked, headers);

  for (const who of ["", "a guess", tokens.disabled, tokens.expired, tokens.revoked]) expect((await as(who)).status).toBe(401);
  for (const headers of [bearer("a guess"), bearer(tokens.adam), { "x-api-key": "a guess" }, bearer(process.env.CRON_SECRET ?? "")]) expect((await as("", headers)).status).toBe(401);
  const foreign = await as(tokens.foreign);
  expect([findCanaries(foreign.text), findIds(foreign.text, ids, asked)]).toEqual([[], []]);
  if (!lists) expect([foreign.status, foreign.text]).toEqual([expect.toSatisfy((status) => [403, 404, 409, 422].includes(status)), expect.stringContaining('"detail"')]);
  if (!asks || admins) expect(await as(tokens.viewer)).toMatchObject({ status: 403, text: expect.stringMatching(/"detail":"[A-Z].*\."/) });
  expect((await as(tokens.newcomer)).status).toBe(403);

  const after = await dumpsOf(ours.tenantId, theirs.tenantId);
  expect(differences(before[0] ?? {}, after[0] ?? {})).toEqual([]);
  if (!lists || asks) expect(differences(before[1] ?? {}, after[1] ?? {})).toEqual([]);
});

test.each(every.map((route) => [route.key, route] as const))("%s answers its administrator, and what it hides from others is really there", async (key, route) => {
  const home = await scene();
  const { ask, asks, isQuiet, isRefused } = caseOf(key);
  const answer = await askAs(await tokenOf(home.adam), route, await ask(home));
  expect([answer.status, answer.text]).toEqual([expect.toSatisfy((status) => (isRefused ? status === 409 : status < 300)), expect.any(String)]);
  if (asks && !isQuiet) expect(findCanaries(answer.text).length + findIds(answer.text, await idsOf(home.tenantId)).length).toBeGreaterThan(0);
});

test("the clock's routes are not there without its secret, or while none is set, and change nothing", async () => {
  const secret = process.env.CRON_SECRET ?? "";
  const cron = locked("api/cron/[sweep]#GET");
  const before = await dumpOfEverything();
  const everyLock = async (headers: Record<string, string>) => [await askAs(tokens.adam, cron, { params: { sweep: "audit_seal" } }, headers), await askAs(tokens.adam, locked("api/jobs/process#POST"), {}, headers)].map(({ status }) => status);
  for (const headers of [{}, bearer("a guess"), bearer(""), bearer(`${secret}s`), { authorization: secret }]) expect(await everyLock(headers)).toEqual([404, 404]);
  expect((await askAs("", cron, { params: { sweep: "no-such-sweep" } }, bearer(secret))).status).toBe(404);
  process.env.CRON_SECRET = "";
  for (const headers of [{}, bearer(""), bearer(secret)]) expect(await everyLock(headers)).toEqual([404, 404]);
  process.env.CRON_SECRET = secret;
  expect(differences(before, await dumpOfEverything())).toEqual([]);
});

test("health tells a stranger, and whoever is no administrator, nothing but whether all is well", async () => {
  const health = locked("api/health#GET");
  const told = async (token: string, headers = {}) => Object.keys(JSON.parse((await askAs(token, health, {}, headers)).text) as object);
  for (const token of ["", "a guess", tokens.viewer, tokens.disabled, tokens.revoked]) expect(await told(token)).toEqual(["ok"]);
  expect(await told("", bearer("a guess"))).toEqual(["ok"]);
  expect(await told("", bearer(process.env.CRON_SECRET ?? ""))).toContain("migrations");
});

test("single sign-on that nobody configured is not there", async () => {
  for (const folder of ["api/auth/[...nextauth]", "api/ops/auth/[...nextauth]"]) for (const method of ["GET", "POST"]) for (const nextauth of ["session", "providers", `callback/${theirs.tenantId}`]) {
    const request = new NextRequest(`http://localhost/api/auth/${nextauth}`, { method });
    const answer = (await locked(`${folder}#${method}`).call(request, { params: Promise.resolve({ nextauth: nextauth.split("/") }) })) as Response;
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  }
});

test("a function of Inngest's is called with its signature, or not at all", async () => {
  const before = await dumpOfEverything();
  for (const signature of [undefined, "t=1&s=00", `t=${Math.floor(Date.now() / 1000)}&s=${createHmac("sha256", "another key").update("{}").digest("hex")}`]) {
    const answer = await (locked("api/inngest#POST").call(new NextRequest("http://localhost/api/inngest?fnId=throughline-audit&stepId=step", { method: "POST", body: "{}", headers: { "content-type": "application/json", ...(signature && { "x-inngest-signature": signature }) } }), {}) as Promise<Response>);
    expect([signature, answer.status]).toEqual([signature, 401]);
  }
  expect(differences(before, await dumpOfEverything())).toEqual([]);
});

test("a tenant's cookie opens nothing of the staff's, and the staff's nothing of a tenant's", async () => {
  const organizations = locked("api/ops/organizations#GET");
  for (const token of ["", tokens.adam, tokens.foreign]) expect((await askAs(token, organizations, {})).status).toBe(401);
  for (const who of ["disabled", "revoked", "expired"] as const) expect((await askAs("", organizations, {}, {}, staff[who])).status).toBe(401);
  expect((await askAs("", organizations, {}, {}, tokens.adam)).status).toBe(401);
  expect((await askAs("", organizations, {}, {}, staff.newcomer)).status).toBe(403);
  expect(findCanaries((await askAs("", organizations, {}, {}, staff.ADMIN)).text)).toContain("canary-organization");
  for (const route of every) expect([route.key, (await askAs("", route, await caseOf(route.key).ask(ours), {}, staff.ADMIN)).status]).toEqual([route.key, 401]);
});

/** What each route of the portal needs; "view_home" is every member of staff's. */
const STAFF_ROUTES = {
  "api/ops/organizations#GET": "view_home", "api/ops/organizations/changes#GET": "view_home", "api/ops/changes#GET": "manage_projects", "api/ops/imports#POST": "run_migrations", "api/ops/imports/[importId]/errors#GET": "run_migrations",
  "api/ops/attachments#GET": "manage_projects", "api/ops/attachments#POST": "manage_projects", "api/ops/attachments/[attachmentId]#GET": "manage_projects", "api/ops/attachments/uploads#POST": "manage_projects", "api/ops/attachments/uploads/finish#POST": "manage_projects",
};

test("a route of the portal is open to the staff whose role covers it, and to nobody else", async () => {
  expect(all.map(({ key }) => key).filter((key) => key.startsWith("api/ops/") && !key.startsWith("api/ops/auth")).toSorted()).toEqual(Object.keys(STAFF_ROUTES).toSorted());
  for (const [key, needs] of Object.entries(STAFF_ROUTES)) for (const role of ROLES) {
    const { status } = await askAs("", locked(key), { params: { importId: crypto.randomUUID(), attachmentId: crypto.randomUUID() } }, {}, staff[role]);
    expect([key, role, status === 403]).toEqual([key, role, needs !== "view_home" && !isFor(role, needs)]);
  }
});

async function tokenOf(person: { id: string; tenantId: string }, more = {}) {
  await signInAs(person, more);
  return browser.cookies.get(TENANT_COOKIE) ?? "";
}

async function askAs(token: string, { key, call }: Exported, { params = {}, query = {}, body, text }: Asked, headers: Record<string, string> = {}, staffToken = "") {
  leave();
  if (token) browser.cookies.set(TENANT_COOKIE, token);
  if (staffToken) browser.cookies.set(STAFF_COOKIE, staffToken);
  const [folder = "", method = "GET"] = key.split("#");
  const sent = text ?? (body && JSON.stringify(body));
  const request = new Request(`http://localhost/${folder}?${new URLSearchParams(query)}`, { method, headers, ...(sent && { body: sent }) });
  const response = (await call(request, { params: Promise.resolve(params) })) as Response;
  return { status: response.status, text: await response.text() };
}

function locked(key: string): Exported {
  const found = all.find((route) => route.key === key);
  if (!found) throw new Error(`There is no route ${key}`);
  return found;
}

function caseOf(key: string) {
  const found = requests[key];
  if (!found) throw new Error(`${key} has no case in tests/isolation/requests.ts`);
  return found;
}
