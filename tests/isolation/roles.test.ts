import { afterEach, expect, test } from "vitest";
import { hashPassword } from "@/lib/auth/passwords";
import { TENANT_COOKIE } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import { signInAs } from "./browser";
import { listExports, type Exported } from "./exports";
import { guesses, inputs } from "./inputs";
import { browser, leave } from "./jar";
import { outcomeOf, type Answered } from "./outcomes";
import { LOCKED, requests } from "./requests";
import { CAST, published, reading, type Who } from "./roles";
import { PASSWORD, scene, type Scene } from "./scene";
import { trying } from "./trying";

afterEach(leave);

type Act = { key: string; asks: boolean; refused?: RegExp; prepare: (a: Scene) => Promise<() => Promise<Answered>> };
/** What one request does in several transactions, of which a later one needs an earlier, is kept. */
const KEPT = ["api/imports#POST"];
const acts = [...(await actions()), ...(await routes())];
const home = await scene();
const tokens = await signedIn();

test("every act that writes stands in the published table, exactly once, and the table names nothing else", () => {
  const named = Object.values(published).flatMap(({ keys }) => keys);
  expect(named.toSorted()).toEqual([...new Set(named)].toSorted());
  expect(acts.filter(({ key, asks }) => !asks && !named.includes(key)).map(({ key }) => key)).toEqual([]);
  expect(named.filter((key) => !acts.some((act) => act.key === key))).toEqual([]);
});

test.each(acts.map((act) => [act.key, act] as const))("%s is open to whom the table says, and refused to the others with a sentence", async (key, { prepare, refused }) => {
  const kind = Object.values(published).find(({ keys }) => keys.includes(key)) ?? reading;
  const act = await prepare(home);
  const said: [Who, string][] = [];
  for (const who of CAST) {
    leave();
    browser.cookies.set(TENANT_COOKIE, tokens[who]);
    said.push([who, endingOf(await (KEPT.includes(key) ? act() : trying(act)), refused)]);
  }
  expect(said).toEqual(CAST.map((who) => [who, kind.to.includes(who) ? expect.stringMatching(/^open/) : (kind.others ?? "refused")]));
  const open = said.filter(([who]) => kind.to.includes(who)).map(([, ending]) => ending);
  if (kind.to.length < CAST.length) expect(new Set(open).size).toBe(1); // a rule that stands in the way of one stands in the way of all
});

function endingOf({ ok, status, message = "" }: Answered, refused?: RegExp) {
  if (ok) return "open";
  if (refused?.test(message) || status === 409 || status === 422) return "open, but for a rule";
  if (status === 404) return "gone";
  return status === 403 && /[A-Z].*\./.test(message) ? "refused" : `${status}: ${message}`;
}

async function actions(): Promise<Act[]> {
  const all = (await listExports("app", /(^|\/)actions\.ts$/)).filter(({ key }) => !/^ops[/#]/.test(key) && !(key in guesses));
  return all.map(({ key, call }) => {
    const { input, asks = false, refused } = inputs[key] ?? { input: () => ({}) };
    return { key, asks, ...(refused && { refused }), prepare: async (a) => ((sent) => () => outcomeOf(call, sent))(await input(a)) };
  });
}

async function routes(): Promise<Act[]> {
  const all = (await listExports("app", /(^|\/)route\.ts$/)).filter(({ key, name }) => /^(GET|POST|PUT|PATCH|DELETE)$/.test(name) && !((key.split("#")[0] ?? "") in LOCKED));
  return all.map((route) => ({ key: route.key, asks: requests[route.key]?.asks ?? false, prepare: (a) => asked(route, a) }));
}

async function asked({ key, call }: Exported, a: Scene) {
  const { params = {}, query = {}, body, text } = (await requests[key]?.ask(a)) ?? {};
  const [folder = "", method = "GET"] = key.split("#");
  const sent = text ?? (body && JSON.stringify(body));
  return async () => {
    const request = new Request(`http://localhost/${folder}?${new URLSearchParams(query)}`, { method, ...(sent && { body: sent }) });
    const response = (await call(request, { params: Promise.resolve(params) })) as Response;
    return { ok: response.ok, status: response.status, message: await response.text() };
  };
}

/** One session of each of the cast; everybody has a password, and the organization onboards clients, so that only the permission decides. */
async function signedIn() {
  const { tenantId, adam, sme, cato, maya, otto, vera } = home;
  const person = (name: string, role: "CSS" | "USER") => everything.user.create({ data: { tenantId, name, fullName: name, username: crypto.randomUUID(), role, mustChangePassword: false } });
  const [coco, ulla] = [await person("Coco", "CSS"), await person("Ulla", "USER")];
  await everything.deal.updateMany({ where: { tenantId }, data: { teamMembers: [coco.id, sme.id, vera.id] } });
  await everything.user.updateMany({ where: { tenantId }, data: { password: await hashPassword(PASSWORD) } });
  await everything.organization.update({ where: { id: tenantId }, data: { canOnboardClients: true } });
  const cast: Record<Who, { id: string; tenantId: string }> = { ADMIN: adam, SME: sme, CSS: cato, "CSS on the team": coco, USER: ulla, "USER who owns it": maya, "USER above the owner": otto, VIEWER: vera };
  const opened: [string, string][] = [];
  for (const who of CAST) opened.push([who, await signInAs(cast[who]).then(() => browser.cookies.get(TENANT_COOKIE) ?? "")]);
  return Object.fromEntries(opened) as Record<Who, string>;
}
