import { afterEach, expect, test, vi } from "vitest";
import { signInAs } from "./browser";
import * as context from "@/lib/auth/context";
import { TENANT_COOKIE } from "@/lib/auth/sessions";
import { differences, dumpsOf, findCanaries, findIds, idsOf } from "./dump";
import { listExports } from "./exports";
import { guesses, inputs, type Case } from "./inputs";
import { browser, leave } from "./jar";
import { outcomeOf } from "./outcomes";
import { scene } from "./scene";

// Not a stand-in: the same context, but of somebody who may only look. There is no other way to be one without a second realm.
const { findContext } = context;
vi.spyOn(context, "findContext").mockImplementation(async () => {
  const ctx = await findContext();
  return ctx && browser.isLooking ? context.seal({ ...ctx, readOnly: true }) : ctx;
});
afterEach(leave);

const every = (await listExports("app", /(^|\/)actions\.ts$/)).filter(({ key }) => !/^ops[/#]/.test(key));
const signedIn = every.filter(({ key }) => !(key in guesses));
const [ours, theirs] = [await scene({ isFull: true }), await scene({ word: "budgie" })];
const ids = await idsOf(ours.tenantId);
const keyOfSession = { nobody: "", ...(await sessions()) };

test("every action has a case, and every case its action", () => {
  expect(every.map(({ key }) => key).toSorted()).toEqual([...Object.keys(inputs), ...Object.keys(guesses)].toSorted());
});

test.each(signedIn.map(({ key, call }) => [key, call] as const))("%s is closed to everybody it is not for, and changes nothing for them", async (key, call) => {
  const { input, own, asks } = caseOf(key);
  const sent = await input(ours);
  const foreign = await signInAs(theirs.adam).then(() => browser.cookies.get(TENANT_COOKIE) ?? "");
  const before = await dumpsOf(ours.tenantId, theirs.tenantId);
  const as = async (token: string, isLooking = false) => {
    enter(token, isLooking);
    return outcomeOf(call, sent);
  };

  for (const who of ["nobody", "disabled", "expired", "revoked"] as const) {
    expect([who, await as(keyOfSession[who])]).toEqual([who, { ok: false, status: 401, message: expect.stringMatching(/NEXT_REDIRECT;\w+;\/sign-in;/) }]);
  }
  const stranger = await as(foreign);
  expect([findCanaries(JSON.stringify(stranger)), findIds(JSON.stringify(stranger), ids, sent)]).toEqual([[], []]);
  if (!own && !asks) expect(["another organization's administrator", stranger]).toEqual(["another organization's administrator", { ok: false, status: expect.toSatisfy((status) => [404, 403, 409, 422].includes(status)), message: expect.any(String) }]);
  const refused = { ok: false, status: 403, message: expect.stringMatching(/^[A-Z].*\.$/) };
  if (!asks && own !== "person") expect(["a viewer", await as(keyOfSession.viewer)]).toEqual(["a viewer", refused]);
  if (!asks) expect(["somebody who only looks", await as(keyOfSession.adam, true)]).toEqual(["somebody who only looks", refused]);
  if (!key.startsWith("settings/account") && !key.startsWith("welcome") && key !== "#signOut" && !key.startsWith("notifications")) expect(["somebody without a password of their own", await as(keyOfSession.newcomer)]).toEqual(["somebody without a password of their own", refused]);

  const after = await dumpsOf(ours.tenantId, theirs.tenantId);
  expect(differences(before[0] ?? {}, after[0] ?? {})).toEqual([]);
  if (!own) expect(differences(before[1] ?? {}, after[1] ?? {})).toEqual([]);
});

test.each(signedIn.map(({ key, call }) => [key, call] as const))("%s answers its administrator and leaves a fact, or a rule says why not and nothing is written", async (key, call) => {
  const home = await scene();
  const { input, refused, asks, untold } = caseOf(key);
  await signInAs(home.adam);
  const sent = await input(home);
  const [before = {}] = await dumpsOf(home.tenantId);
  const outcome = await outcomeOf(call, sent);
  expect(outcome).toMatchObject(refused ? { ok: false, message: expect.stringMatching(refused) } : { ok: true });
  const [after = {}] = await dumpsOf(home.tenantId);
  const written = differences(before, after);
  expect(asks ? written : [written.length > 0, written.includes("audit_logs")]).toEqual(asks ? [] : [!refused, !refused && !untold]);
});

test.each(every.filter(({ key }) => key in guesses).map(({ key, call }) => [key, call] as const))("%s tells a stranger nothing and changes nothing on a guess", async (key, call) => {
  const { input, counts = [] } = guesses[key] ?? { input: () => ({}) };
  const [before = {}] = await dumpsOf(ours.tenantId);
  const outcome = await outcomeOf(call, input(ours));
  expect(outcome.ok).toBe(false);
  expect(findCanaries(JSON.stringify(outcome))).toEqual([]);
  const [after = {}] = await dumpsOf(ours.tenantId);
  expect(differences(before, after)).toEqual(counts);
});

/** Sessions that are kept for all of the tests, so that signing in is no difference. */
async function sessions() {
  const { inactive, adam, vera, newcomer } = ours;
  const made = { disabled: [inactive], expired: [adam, { expiresAt: new Date(0) }], revoked: [adam, { revokedAt: new Date() }], viewer: [vera], adam: [adam], newcomer: [newcomer] } as const;
  const tokens: [string, string][] = [];
  for (const [who, [person, more]] of Object.entries(made)) {
    await signInAs(person, more);
    tokens.push([who, browser.cookies.get(TENANT_COOKIE) ?? ""]);
  }
  return Object.fromEntries(tokens) as Record<keyof typeof made, string>;
}

function enter(token: string, isLooking: boolean) {
  leave();
  if (token) browser.cookies.set(TENANT_COOKIE, token);
  browser.isLooking = isLooking;
}

function caseOf(key: string): Case {
  const found = inputs[key];
  if (!found) throw new Error(`${key} has no case in tests/isolation/inputs.ts`);
  return found;
}

