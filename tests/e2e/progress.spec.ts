import AxeBuilder from "@axe-core/playwright";
import { devices, expect, test, type APIRequestContext, type Browser, type Page } from "@playwright/test";
import { CORPUS } from "../attachments/corpus";
import { opensHarmless, previewsHarmless } from "./support/harmless";
import { plantRollout } from "./support/rollouts";
import { signInAsStaff } from "./support/staff";

const canary = `quokka${Date.now().toString(36)}`;
let rollout: Awaited<ReturnType<typeof plantRollout>>;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  rollout = await plantRollout(canary);
});
test.afterAll(() => rollout.remove());

/** Somebody at the client, with a phone and no account. */
async function phone(browser: Browser, path: string, more = {}) {
  const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices["iPhone 13"];
  const page = await (await browser.newContext({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch, locale: "en-US", ...more })).newPage();
  await page.goto(path);
  return page;
}

const waiting = (page: Page) => page.getByRole("region", { name: /Waiting on you/ });

test("from a phone, without an account, the client sees where things stand and does its part", async ({ browser }) => {
  const page = await phone(browser, `/progress/${rollout.work}`);
  const foreign: string[] = [];
  page.on("request", (request) => new URL(request.url()).host !== new URL(page.url()).host && foreign.push(request.url()));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Two things wait on you.");
  await expect(page.getByText(/Go-live is planned for .*, in 30 days\./)).toBeVisible();
  await expect(waiting(page).getByRole("article").first()).toContainText("Send a cost-centre file with no empty rows");
  await expect(waiting(page).getByRole("article").first()).toContainText("6 working days counted, open for less than a day.");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  const ask = waiting(page).getByRole("article").first();
  await ask.getByRole("button", { name: "Reply" }).click();
  await ask.getByRole("textbox").fill("It comes on <b>Thursday</b>.");
  await ask.getByRole("button", { name: "Send the reply" }).click();
  await expect(page.getByRole("region", { name: "In the way" })).toContainText("It comes on <b>Thursday</b>.");

  await ask.getByLabel("Send a file").setInputFiles({ name: "cost-centres.csv", mimeType: "text/csv", buffer: Buffer.from("a,b") });
  await expect(page.getByRole("region", { name: "Files you sent" }).getByText("cost-centres.csv")).toBeVisible();

  const task = waiting(page).getByRole("article").filter({ hasText: "Choose who attends the training" });
  await task.getByRole("button", { name: "Comment" }).click();
  await task.getByRole("textbox").fill("Ana and Bo.");
  await task.getByRole("button", { name: "Send the comment" }).click();
  await expect(task.getByRole("textbox")).toHaveCount(0);
  await task.getByRole("button", { name: "Mark as done" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("One thing waits on you.");
  await expect(page.getByRole("region", { name: "Your tasks and ours" }).getByRole("listitem").filter({ hasText: "Choose who attends" })).toContainText("done");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("One thing waits on you.");
  expect(foreign).toEqual([]);
  await page.context().close();
});

test("axe finds nothing, light and dark, phone and desk; the phone's page does not scroll sideways at 360", async ({ browser }) => {
  test.slow();
  for (const colorScheme of ["light", "dark"] as const) for (const viewport of [{ width: 360, height: 780 }, { width: 1280, height: 900 }]) {
    const page = await (await browser.newContext({ colorScheme, viewport, locale: "en-US" })).newPage();
    for (const path of [`/progress/${rollout.work}`, `/progress/${rollout.sign}`, `/progress/${rollout.expired}`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect([colorScheme, path, violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))]).toEqual([colorScheme, path, []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    }
    await page.context().close();
  }
});

test("it prints on two pages, without buttons and with every task", async ({ page }) => {
  await page.goto(`/progress/${rollout.work}`);
  await page.emulateMedia({ media: "print" });
  for (const name of ["Print", "Reply", "Mark as done", "Send"]) await expect(page.getByRole("button", { name, exact: true }).first()).toBeHidden();
  await expect(page.getByText("Security review")).toBeVisible();
  const pdf = (await page.pdf({ format: "A4", printBackground: true })).toString("latin1");
  expect((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length).toBeLessThanOrEqual(2);
});

/** The link that signs, once its code was typed in this browser; staff read it out, since no mail goes out here. */
async function unlock(page: Page) {
  const staff = await (await page.context().browser()?.newContext())?.newPage();
  if (!staff) throw new Error("There is no browser.");
  await signInAsStaff(staff, "implementer");
  await staff.goto(`/ops/implementations/${rollout.projectId}`);
  await staff.getByRole("listitem").filter({ hasText: "ana.lima@bellwether.example" }).getByRole("button", { name: "Show a code" }).click();
  const code = await staff.getByRole("dialog").getByLabel("Code").inputValue();
  await staff.context().close();
  await page.goto(`/progress/${rollout.sign}`);
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Open the page" }).click();
  await expect(page.getByText("The configuration review went well.")).toBeVisible();
}

test("nothing the client must not see leaves the server, by no link, also not by the one that signs: not in the page, not in its payload, not in an answer", async ({ page }) => {
  const clean = (text: string) => {
    for (const secret of [canary, "77.25", "77,25", "estimatedHours", "assignedTo", "healthBreakdown", "snoozeReason", "ownerId"]) expect([secret, text.includes(secret)]).toEqual([secret, false]);
  };
  clean(await (await page.request.get(`/progress/${rollout.sign}`)).text());
  await unlock(page);
  clean(await page.content());
  for (const token of [rollout.view, rollout.work, rollout.sign]) {
    for (const headers of [{}, { RSC: "1" }] as Record<string, string>[]) {
      const text = await (await page.request.get(`/progress/${token}`, { headers })).text();
      expect(text).toContain("The configuration review went well.");
      clean(text);
    }
    expect(await (await page.request.get(`/api/progress/${token}/attachments`)).text()).not.toContain(canary);
  }
});

test("unknown, misspelt, expired and revoked look the same to the last byte", async ({ request }) => {
  const seen = async (token: string, headers: Record<string, string>) => {
    const response = await request.get(`/progress/${token}`, { headers });
    const nonce = /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"] ?? "")?.[1] ?? "no nonce";
    return { status: response.status(), text: plain((await response.text()).replaceAll(token, "TOKEN").replaceAll(nonce, "NONCE")), headers: Object.keys(response.headers()).toSorted().join() };
  };
  const unknown = "x".repeat(43);
  for (const headers of [{}, { RSC: "1" }] as Record<string, string>[]) {
    const [first, ...others] = [await seen(unknown, headers), await seen(rollout.expired, headers), await seen(rollout.revoked, headers), await seen(`${rollout.work.slice(0, -1)}_`, headers)];
    if (!headers["RSC"]) expect(first?.status).toBe(404);
    for (const other of others) expect(other).toEqual(first);
  }
  const answers = await Promise.all([unknown, rollout.expired, rollout.revoked].map(async (token) => {
    const get = await request.get(`/api/progress/${token}/attachments`);
    const post = await request.post(`/api/progress/${token}/attachments?name=a.txt&size=1`, { data: "a" });
    return [get.status(), await get.text(), post.status(), await post.text()];
  }));
  expect(answers[0]?.[0]).toBe(404);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test("a link for looking looks: no button acts, and the server refuses what is sent anyway", async ({ page, request }) => {
  await page.goto(`/progress/${rollout.view}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const name of ["Reply", "Mark as done", "Send", "Comment"]) await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  expect((await request.post(`/api/progress/${rollout.view}/attachments?name=a.txt&size=1`, { data: "a" })).status()).toBe(403);
  expect((await request.get(`/api/attachments?projectId=${rollout.projectId}`)).status()).toBe(401);
});

test("the corpus sent from the page, opened in every way there is, runs nothing", async ({ browser }) => {
  test.slow();
  const page = await phone(browser, `/progress/${rollout.work}`, { javaScriptEnabled: true });
  for (const { name, content } of CORPUS) {
    const sent = await page.request.post(`/api/progress/${rollout.work}/attachments?${new URLSearchParams({ name, size: String(content.length) })}`, { data: content, headers: { "content-type": "text/html" } });
    const { attachmentId } = (await sent.json()) as { attachmentId: string };
    for (const address of [`/api/progress/${rollout.work}/attachments/${attachmentId}`, `/api/progress/${rollout.work}/attachments/${attachmentId}?view=1`]) await opensHarmless(page.context(), address, name);
  }
  await page.context().close();

  const desk = await (await browser.newContext()).newPage(); // and by staff, who open what the client has sent
  await signInAsStaff(desk, "implementer");
  await desk.goto(`/ops/implementations/${rollout.projectId}`);
  const files = desk.getByRole("region", { name: "Files" });
  await previewsHarmless(desk, files);
  const sent = await files.getByRole("link", { name: /^Save / }).evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(sent.length).toBeGreaterThanOrEqual(CORPUS.length);
  for (const address of sent) await opensHarmless(desk.context(), address, address);
  await desk.context().close();
});

/** Without what differs from one answer to the next whatever is asked: the id of the request, and what a development server adds for debugging. */
function plain(text: string) {
  return text.replaceAll(/[\w-]{21,22}(?=\\?")/g, "ID").replaceAll(/[0-9a-f]+:[DW]\\?"?[^\n\\]*?(?:\\n|\n)/g, "").replaceAll(/\$[0-9a-f]+/g, "$").replaceAll(/(?<=[\n"n])[0-9a-f]{1,3}:/g, "");
}

test("staff make a link, see the page as the client does, and nothing of the preview is sent", async ({ page, request }) => {
  await signInAsStaff(page, "implementer");
  await page.goto(`/ops/preview/${rollout.projectId}`);
  await expect(page.getByText("Nothing you do here is sent or kept.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("% done.");
  expect(await page.content()).not.toContain(canary);
  await expect(page.getByRole("button", { name: "Reply" }).first()).toBeDisabled();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await closed(request, `/ops/preview/${rollout.projectId}`);
});

async function closed(request: APIRequestContext, path: string) {
  expect(new URL((await request.get(path)).url()).pathname).toBe("/ops/sign-in");
}
