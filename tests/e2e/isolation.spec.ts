import { readFileSync } from "node:fs";
import { expect, test, type APIRequestContext, type Browser, type Page } from "@playwright/test";
import { at } from "../../bin/support/places.mjs";
import { permissions } from "../../lib/auth/permissions";
import { mayStaff, staffPermissions } from "../../lib/ops/permissions";
import { everyPage } from "./support/every-page";
import { signIn, type Person } from "./support/people";
import { signInAsStaff } from "./support/staff";

/** Stands in every record that is planted here; nobody else's page may hold it, nor the name of the organization. */
const mark = `zephyr${Date.now().toString(36)}`;
const foreign = new RegExp(`${mark}|Halden Systems`);
/** Told to whoever may not: sign in, or it is not there. A page that had begun to stream says so inside. */
type Answer = { at: string; is: "there" | "not there" | "broken"; text: string };

const pages = everyPage();
const workspace = pages.filter((folder) => folder.startsWith("/(workspace)"));
const portal = pages.filter((folder) => folder.startsWith("/ops/(portal)") || folder.startsWith("/ops/preview"));
const open = pages.filter((folder) => !workspace.includes(folder) && !portal.includes(folder));
const nobodys = "00000000-0000-7000-8000-000000000000";
let filled: Record<string, string> = {};

test.describe.configure({ mode: "serial" });
test.slow();

test("an organization has records of its own, and its own people find them on their pages", async ({ page }) => {
  await signIn(page, "admin");
  const { request } = page.context();
  const made = async (path: string, data: object) => (await (await request.post(path, { data })).json()) as Record<string, string>;
  const [{ pipelineId = "", id: stageId = "" } = {}] = (await (await request.get("/api/crm/stages")).json()) as Record<string, string>[];
  expect(pipelineId).not.toBe("");
  const customer = await made("/api/crm/customers", { name: `${mark} customer` });
  const customerId = customer["customerId"] ?? customer["id"] ?? "";
  const deal = await made("/api/crm/deals", { name: `${mark} deal`, customerId, stageId });
  const dealId = deal["dealId"] ?? deal["id"] ?? "";
  await made("/api/crm/notes", { dealId, content: `${mark} note` });
  await made("/api/crm/contacts", { customerId, name: `${mark} contact` });
  await made("/api/crm/activities", { dealId, subject: `${mark} activity` });
  const upload = await request.post(`/api/imports?entity=customers&name=${mark}.csv`, { data: Buffer.from(`Name\n${mark} import\n`), headers: { "content-type": "text/csv" } });
  const { importId = "" } = (await upload.json()) as Record<string, string>;
  const first = async (list: string, folder: string) => new RegExp(`${folder}/([0-9a-f-]{36})`).exec((await read(request, list)).text)?.[1] ?? "";
  const [productId, solutionId, planId] = [await first("/catalog", "/catalog/products"), await first("/catalog?kind=solutions", "/catalog/solutions"), await first("/adoption", "/adoption")];
  expect([productId, solutionId, planId]).not.toContain("");
  filled = { productId, solutionId, planId, dealId, customerId, importId, step: "columns", token: "x".repeat(43), organizationId: nobodys, projectId: nobodys, templateId: nobodys };

  for (const path of [`/deals/${dealId}`, `/customers/${customerId}`, `/settings/imports/${importId}/columns`]) {
    for (const asked of [await read(request, path), await read(request, path, { RSC: "1" })]) expect([path, asked.is, asked.text.includes(mark)]).toEqual([path, "there", true]);
  }
});

test("another organization's administrator finds not a byte of them on any page, and their records are not there", async ({ page }) => {
  await signIn(page, "admin@other.test");
  await everywhere(page.context().request, [...workspace, ...open], ({ folder, answer }) => {
    expect([folder, answer.text.match(foreign)?.[0]]).toEqual([folder, undefined]);
    if (/\[(dealId|customerId|importId|productId|solutionId|planId)\]/.test(folder)) expect([folder, answer.is]).toEqual([folder, "not there"]);
    else if (workspace.includes(folder)) expect([folder, answer.is]).toEqual([folder, "there"]);
  });
  await everywhere(page.context().request, portal, ({ folder, answer }) => expect([folder, answer.at, answer.text.match(foreign)?.[0]]).toEqual([folder, "/ops/sign-in", undefined]));
});

test("nobody is sent to sign in from every page, whichever way it is asked for", async ({ request }) => {
  await closed(request);
});

test("somebody who was deactivated is nobody from that moment on, with the cookie still in hand", async ({ page, browser }) => {
  const guest = await newcomer(page, browser);
  expect((await read(guest.context().request, "/deals")).at).toBe("/deals");
  await page.reload();
  await page.getByRole("button", { name: `More for ${mark}` }).click();
  await page.getByRole("menuitem", { name: "Deactivate" }).click();
  await expect(page.getByText("is deactivated. Every session is ended.")).toBeVisible();
  await closed(guest.context().request);
});

for (const person of ["viewer", "rep"] as const satisfies readonly Person[]) {
  test(`a ${person} opens the pages that their role reads, and the others are not there`, async ({ page }) => {
    await signIn(page, person);
    await everywhere(page.context().request, workspace, ({ folder, answer }) => expect([folder, answer.is]).toEqual([folder, reads(folder, person) ? "there" : "not there"]));
    await everywhere(page.context().request, portal, ({ folder, answer }) => expect([folder, answer.at]).toEqual([folder, "/ops/sign-in"]));
  });
}

test("staff open no page of an organization, and of the portal what their role covers", async ({ page }) => {
  await signInAsStaff(page, "support");
  await everywhere(page.context().request, workspace, ({ folder, answer }) => expect([folder, answer.at, answer.text.match(foreign)?.[0]]).toEqual([folder, "/sign-in", undefined]));
  await everywhere(page.context().request, portal, ({ folder, answer }) => {
    expect([folder, answer.text.includes(mark)]).toEqual([folder, false]);
    expect([folder, answer.is]).toEqual([folder, isSupports(folder) && !/\[\w+\]/.test(folder) ? "there" : "not there"]);
  });
});

/** Every page that is for somebody sends this caller to the door. */
async function closed(request: APIRequestContext) {
  const no = (door: string) => ({ folder, answer }: Visit) => expect([folder, answer.at, answer.text.match(foreign)?.[0]]).toEqual([folder, door, undefined]);
  await everywhere(request, workspace, no("/sign-in"));
  await everywhere(request, portal, no("/ops/sign-in"));
  await everywhere(request, open, ({ folder, answer }) => expect([folder, answer.text.match(foreign)?.[0]]).toEqual([folder, undefined]));
}

type Visit = { folder: string; answer: Answer };

/** Asks for each page as a document and as the payload of a link. */
async function everywhere(request: APIRequestContext, folders: readonly string[], look: (visit: Visit) => void) {
  expect(folders.length).toBeGreaterThan(0);
  for (const folder of folders) for (const headers of [{}, { RSC: "1" }]) look({ folder, answer: await read(request, addressOf(folder), headers) });
}

/** What is said at an address, and where it leads: also a page that began to stream may send its reader on, and a reader goes there. */
async function read(request: APIRequestContext, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await request.get(path, { headers });
  const text = await response.text();
  const targets = [...text.matchAll(/NEXT_REDIRECT;\w+;([^;]+);/g)].map(([, target = ""]) => target);
  const sentTo = targets.find((target) => target.endsWith("/sign-in")) ?? targets[0];
  if (sentTo && !sentTo.endsWith("/sign-in")) return read(request, sentTo, headers);
  return { at: sentTo ?? new URL(response.url()).pathname, is: response.status() === 404 || text.includes("NEXT_HTTP_ERROR_FALLBACK;404") ? "not there" : response.ok() && !/"digest":"\d+"|data-dgst="\d+"/.test(text) ? "there" : "broken", text };
}

/** "/(workspace)/deals/[dealId]" with the planted record's id. */
function addressOf(folder: string) {
  return folder.replaceAll(/\/\([^)]*\)/g, "").replaceAll(/\[(\w+)\]/g, (_, name: string) => valueOf(name, folder)) || "/";
}

function valueOf(name: string, folder: string) {
  const value = filled[name];
  if (!value) throw new Error(`Say what [${name}] of ${folder} is filled with`);
  return value;
}

/** What the page itself asks for: everybody reads what asks for reading. Imports are there for whoever may import something. */
function reads(folder: string, person: Person) {
  const [, asked] = /requireContext\("([\w.]+)"\)/.exec(readFileSync(at("app", folder, "page.tsx"), "utf8")) ?? [];
  if (person === "viewer" && folder.includes("/settings/imports")) return false;
  return !asked || Object.entries(permissions).some(([name, [, level]]) => name === asked && level === "READ");
}

/** Whether the page asks for something that the demo's supporter may. */
function isSupports(folder: string) {
  const [, asked] = /requireStaff\("(\w+)"\)/.exec(readFileSync(at("app", folder, "page.tsx"), "utf8")) ?? [];
  const permission = staffPermissions.find((name) => name === asked);
  return permission !== undefined && mayStaff({ role: "SUPPORT_L3", mustEnrol: false }, permission);
}

/** Invited and arrived, as a person of the organization would be. */
async function newcomer(page: Page, browser: Browser) {
  await signIn(page, "admin");
  await page.goto("/settings/people");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(mark);
  await dialog.getByLabel("E-mail").fill(`${mark}@demo.test`);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  const link = await page.getByRole("dialog").getByLabel("Link").inputValue();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(new URL(link).pathname);
  await guest.getByLabel("New password").fill("a password of some length");
  await guest.getByRole("button", { name: "Begin" }).click();
  await expect(guest).toHaveURL(/\/deals/);
  return guest;
}
