import { afterEach, expect, test } from "vitest";
import { STAFF_COOKIE, TENANT_COOKIE } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import { signInAs } from "./browser";
import { differences, dumpOfEverything, findCanaries } from "./dump";
import { listExports } from "./exports";
import { browser, leave } from "./jar";
import { outcomeOf } from "./outcomes";
import { scene } from "./scene";
import { colleague, colleagues, isFor, ROLES, tokenOf } from "./staff";
import { staffGuesses, staffInputs } from "./staff-inputs";
import { trying } from "./trying";

afterEach(leave);

const every = (await listExports("app/ops", /(^|\/)actions\.ts$/)).map(({ key, call }) => [key, call] as const);
const signedIn = every.filter(([key]) => !(key in staffGuesses));
const [ours, staff, someone] = [await scene({ isFull: true }), await colleagues(), await victim()];
const tenantsAdmin = await signInAs(ours.adam).then(() => browser.cookies.get(TENANT_COOKIE) ?? "");
/** What counts wrong tries, for whoever may not go on trying. */
const COUNTED = ["rate_limits"];

test("every action of the portal has a case, and every case its action", () => {
  expect(every.map(([key]) => key).toSorted()).toEqual([...Object.keys(staffInputs), ...Object.keys(staffGuesses)].toSorted());
});

test.each(signedIn)("%s is closed to everybody it is not for, and changes nothing for them", async (key, call) => {
  const { input, everybodys, enrols, needs = "manage_staff" } = caseOf(key);
  const sent = await input(ours, someone);
  const before = await dumpOfEverything();
  const as = async (staffToken: string, tenantToken = "") => {
    leave();
    if (staffToken) browser.cookies.set(STAFF_COOKIE, staffToken);
    if (tenantToken) browser.cookies.set(TENANT_COOKIE, tenantToken);
    return outcomeOf(call, sent);
  };

  const away = { ok: false, status: 401, message: expect.stringMatching(/NEXT_REDIRECT;\w+;\/ops\/sign-in;/) };
  const strangers = { nobody: [""], guess: ["a guess"], "a tenant's administrator": ["", tenantsAdmin], "their token in the staff's cookie": [tenantsAdmin], disabled: [staff.disabled], expired: [staff.expired], revoked: [staff.revoked] };
  for (const [who, [staffToken = "", tenantToken]] of Object.entries(strangers)) expect([who, await as(staffToken, tenantToken)]).toEqual([who, away]);
  const refused = { ok: false, status: 403, message: expect.stringMatching(/^[A-Z].*\.$/) };
  if (!enrols) expect(["without a second step", await as(staff.newcomer)]).toEqual(["without a second step", refused]);
  const isOpenTo = (role: (typeof ROLES)[number]) => everybodys ?? isFor(role, needs);
  for (const role of ROLES.filter((each) => !isOpenTo(each))) expect([role, await as(staff[role])]).toEqual([role, refused]);
  expect(differences(before, await dumpOfEverything())).toEqual([]);
  for (const role of ROLES.filter(isOpenTo)) expect([role, (await trying(() => as(staff[role]))).message]).not.toEqual([role, "Your role does not cover this."]);
});

test.each(signedIn)("%s answers an administrator of the staff and leaves a fact, or a rule says why not; nobody else's session ends", async (key, call) => {
  const { input, refused, everybodys, asks, untold } = caseOf(key);
  const him = await victim();
  leave();
  browser.cookies.set(STAFF_COOKIE, await tokenOf(await colleague()));
  const sent = await input(ours, him);
  const before = await dumpOfEverything();
  const outcome = await outcomeOf(call, sent);
  expect(outcome).toMatchObject(refused ? { ok: false, message: expect.stringMatching(refused) } : { ok: true });
  const written = differences(before, await dumpOfEverything()).filter((table) => !COUNTED.includes(table));
  const isSilent = refused ?? asks;
  expect(isSilent ? written : [written.length > 0, written.includes("audit_logs")]).toEqual(isSilent ? [] : [true, !untold]);
  if (everybodys) expect(await everything.staffSession.findUnique({ where: { id: him.sessionId }, select: { revokedAt: true } })).toEqual({ revokedAt: null });
});

test.each(every.filter(([key]) => key in staffGuesses))("%s tells a stranger nothing and changes nothing on a guess", async (key, call) => {
  const before = await dumpOfEverything();
  const outcome = await outcomeOf(call, staffGuesses[key]);
  expect(outcome.ok).toBe(false);
  expect([findCanaries(JSON.stringify(outcome)), findCanaries(JSON.stringify(outcome), "heron")]).toEqual([[], []]);
  expect(differences(before, await dumpOfEverything()).filter((table) => !COUNTED.includes(table))).toEqual([]);
});

/** A colleague of no rank, and a session of theirs. */
async function victim() {
  const { id } = await colleague({ role: "SUPPORT_L1", passwordHash: "x" });
  await tokenOf({ id });
  const { id: sessionId } = await everything.staffSession.findFirstOrThrow({ where: { internalUserId: id }, select: { id: true } });
  return { id, sessionId };
}

function caseOf(key: string) {
  const found = staffInputs[key];
  if (!found) throw new Error(`${key} has no case in tests/isolation/staff-inputs.ts`);
  return found;
}
