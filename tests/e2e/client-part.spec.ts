import { devices, expect, test, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { plantRollout } from "./support/rollouts";
import { signInAsStaff } from "./support/staff";

/** What the client does alone and staff see: the code, the answer, the signature. */
let rollout: Awaited<ReturnType<typeof plantRollout>>;
let address = "";
let proof: Awaited<ReturnType<BrowserContext["cookies"]>> = [];

test.describe.configure({ mode: "serial", timeout: 90_000 });
test.beforeAll(async () => {
  rollout = await plantRollout(`lynx${Date.now().toString(36)}`);
  await rollout.gates();
});
test.afterAll(() => rollout.remove());

/** A phone with no cookies, or the one that typed the code. */
async function phone(browser: Browser, cookies: typeof proof = []) {
  const { userAgent, isMobile, hasTouch } = devices["iPhone 13"];
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, userAgent, isMobile, hasTouch, locale: "en-US" });
  await context.addCookies(cookies);
  return context.newPage();
}

const project = (page: Page) => page.goto(`/ops/implementations/${rollout.projectId}`);
const waiting = (page: Page) => page.getByRole("region", { name: /Waiting on you/ });

/** Where no mail goes out, staff read the code to the person. */
async function readOut(staff: Page) {
  await staff.getByRole("listitem").filter({ hasText: "bo.marsh@bellwether.example" }).getByRole("button", { name: "Show a code" }).click();
  const code = await staff.getByRole("dialog").getByLabel("Code").inputValue();
  await staff.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  return code;
}

async function enter(page: Page, code: string) {
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Open the page" }).click();
}

test("a link of one's own opens with its code: a wrong, a used and an old one say so", async ({ page, browser }) => {
  await signInAsStaff(page, "implementer");
  await project(page);
  await page.getByRole("button", { name: "New link" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What it lets them do").selectOption("SIGN");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  await expect(dialog.getByText("Only a link bound to an address may sign.", { exact: false })).toBeVisible();
  await dialog.getByLabel("E-mail of the person").fill("bo.marsh@bellwether.example");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  address = await page.getByLabel("Link", { exact: true }).inputValue();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  const code = await readOut(page);

  const bo = await phone(browser);
  await bo.goto(address);
  await expect(bo.getByText("This link belongs to b•••@bellwether.example.", { exact: false })).toBeVisible();
  const refusal = bo.getByText("This code is not right, was used already, or is older than ten minutes.", { exact: false });
  await enter(bo, "12");
  await expect(bo.getByText("Type the six digits.")).toBeVisible();
  await enter(bo, code === "000000" ? "000001" : "000000");
  await expect(refusal).toBeVisible();
  await enter(bo, `${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(bo.getByRole("heading", { level: 1 })).toContainText("% done.");
  await bo.reload();
  await expect(bo.getByText("This private link belongs to bo.marsh@bellwether.example", { exact: false })).toBeVisible();
  proof = await bo.context().cookies();

  const elsewhere = await phone(browser);
  await elsewhere.goto(address);
  await enter(elsewhere, code);
  await expect(elsewhere.getByText("was used already", { exact: false })).toBeVisible();
  const late = await readOut(page);
  await rollout.expireCodes();
  await enter(elsewhere, late);
  await expect(elsewhere.getByText("was used already", { exact: false })).toBeVisible();
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Your rollout" })).toBeVisible();
});

test("what the client answers ends the snooze, is read on the blocker and in the bell, and is answered where the client looks", async ({ page, browser }) => {
  const title = "Name the people for the pilot";
  await signInAsStaff(page, "implementer");
  await project(page);
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Report a blocker" }).click();
  await dialog.getByLabel("What stands in the way").fill(title);
  await dialog.getByRole("button", { name: "Report blocker" }).click();
  const card = page.getByRole("article", { name: title });
  await card.getByRole("button", { name: "Snooze" }).click();
  await dialog.getByLabel("Why").fill("They ask around.");
  await dialog.getByRole("button", { name: "Tomorrow" }).click();
  await dialog.getByRole("button", { name: "Snooze", exact: true }).click();
  await expect(card.getByText("Snoozed", { exact: true }).first()).toBeVisible();

  const bo = await phone(browser, proof);
  await bo.goto(address);
  const ask = waiting(bo).getByRole("article").filter({ hasText: title });
  await expect(ask).toContainText("paused for now");
  await ask.getByRole("button", { name: "Reply" }).click();
  await ask.getByRole("textbox").fill("Ana, Cem and I.");
  await ask.getByRole("button", { name: "Send the reply" }).click();
  await expect(ask.getByRole("status")).toContainText("Ana, Cem and I.");
  await expect(ask).not.toContainText("paused for now");
  await expect(card.getByRole("list", { name: "Replies" })).toContainText("Ana, Cem and I."); // without a reload

  await rollout.openHours();
  await expect(async () => {
    await page.goto("/ops/notifications");
    await expect(page.getByText(`The client answered: ${title}`)).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(page.getByText("bo.marsh@bellwether.example: Ana, Cem and I.")).toBeVisible();
  await project(page);
  await expect(card.getByText("Ana, Cem and I.").first()).toBeVisible();
  await expect(card.getByText("Before the reminder")).toBeVisible();
  await expect(card.getByText("Next: reminder", { exact: false })).toBeVisible();
  const hint = page.getByText("bo.marsh@bellwether.example waits for an answer: Ana, Cem and I.");
  await expect(hint).toBeVisible();
  await page.getByRole("link", { name: "Answer", exact: true }).click();
  await expect(page.getByRole("list", { name: "Conversation" })).toBeInViewport();
  await card.getByRole("button", { name: "Answer the client" }).click();
  await card.getByRole("textbox", { name: `Write to the client about ${title}` }).fill("Invited, all three.");
  await card.getByRole("button", { name: "Send to the client" }).click();
  await expect(card.getByRole("list", { name: "Replies" })).toContainText("Invited, all three.");
  await expect(hint).toHaveCount(0);
  await expect(page.getByRole("list", { name: "Conversation" })).toContainText("Ana, Cem and I.");
  await bo.reload();
  await expect(ask.getByRole("status")).toContainText("Invited, all three.");
});

test("the client signs the go-live, and with the signature staff go live", async ({ page, browser }) => {
  await rollout.toGoLive();
  await signInAsStaff(page, "implementer");
  await project(page);
  const dialog = page.getByRole("dialog");
  const goLive = async () => {
    await page.getByRole("button", { name: "Go live", exact: true }).click();
    await dialog.getByRole("textbox").fill("The rest follows.");
    await dialog.getByRole("button", { name: "Go live", exact: true }).click();
  };
  await goLive();
  await expect(dialog.getByText("Readiness is 0 of 85, and the client has not signed off.").first()).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  const bo = await phone(browser, proof);
  await bo.goto(address);
  await waiting(bo).getByRole("button", { name: "Read and sign" }).click();
  const paper = bo.getByRole("dialog", { name: "Sign off the go-live" });
  await expect(paper).toContainText("we agree to go live");
  const sign = paper.getByRole("button", { name: "Sign", exact: true });
  await expect(sign).toBeDisabled();
  await paper.getByLabel("Your name").fill("Bo Marsh");
  await paper.getByLabel("I sign this for my organization.").check();
  await sign.click();
  await expect(bo.getByText("Bo Marsh signed it off on", { exact: false })).toBeVisible();
  await expect(waiting(bo).getByRole("button", { name: "Read and sign" })).toHaveCount(0);

  await page.reload();
  await expect(page.getByText("The client has signed: readiness is no condition any more.")).toBeVisible();
  await page.getByRole("button", { name: "Sign off", exact: true }).click();
  await dialog.getByRole("textbox").fill("Tested together.");
  await dialog.getByRole("button", { name: "Sign off", exact: true }).click();
  await expect(page.getByText("Tested together.").first()).toBeVisible();
  await goLive();
  await expect(page.getByText("Live since")).toBeVisible();
  await bo.reload();
  await expect(bo.getByRole("heading", { level: 1 })).toContainText("You are live.");
});
