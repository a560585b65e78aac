import AxeBuilder from "@axe-core/playwright";
import { devices, expect as patient, test, type Browser, type Page } from "@playwright/test";
import { card, column, drag } from "./support/board";
import { another, signIn } from "./support/people";
import { signInAsStaff } from "./support/staff";

/** A long journey with many acts, on a server that may build its pages meanwhile. */
const expect = patient.configure({ timeout: 60_000 });

test.describe.configure({ timeout: 300_000 });

const stamp = Date.now().toString(36);
const client = `Larkfield ${stamp}`;

/** An open deal of a customer of its own, as a machine would bring it, in the browser's session. */
async function openDeal(page: Page) {
  const made = async (address: string, data: object) => {
    const answer = await page.request.post(address, { data });
    expect([address, answer.ok(), answer.ok() || (await answer.text())]).toEqual([address, true, true]);
    return (await answer.json()) as Record<string, string>;
  };
  const { customerId = "" } = await made("/api/crm/customers", { name: client });
  const { dealId = "" } = await made("/api/crm/deals", { name: `Hotline ${stamp}`, customerId });
  return { customerId, dealId };
}

async function reason(page: Page, act: string, text: string) {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(text);
  await dialog.getByRole("button", { name: act, exact: true }).click();
  await expect(dialog).toBeHidden();
}

const openClient = async (page: Page) => {
  await page.goto(`/ops/implementations?q=${encodeURIComponent(client)}`);
  await page.getByRole("link", { name: client }).click();
  await expect(page.getByRole("heading", { name: client, level: 1 })).toBeVisible();
};

/** Somebody of the client, with a phone and no account. */
async function phone(browser: Browser, address: string) {
  const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices["iPhone 13"];
  const page = await (await browser.newContext({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch, locale: "en-US", reducedMotion: "reduce" })).newPage();
  await page.goto(address);
  return page;
}

test("a deal is won on the board, it is handed over, staff and the client on a phone without an account do every phase, the client's signature opens the gate, and it goes live", async ({ page, browser }) => {
  const admin = await another(browser, "admin");
  const { dealId, customerId } = await openDeal(admin);
  await admin.goto(`/deals?q=${encodeURIComponent(`Hotline ${stamp}`)}`);
  await drag(admin, card(admin, dealId), column(admin, "Closed Won"));
  await admin.getByRole("dialog", { name: "Mark as won" }).getByRole("button", { name: "Mark as won" }).click();
  await admin.locator(".toast").getByRole("link", { name: "Start implementation" }).click();
  await admin.getByRole("button", { name: "Start implementation" }).click();
  const start = admin.getByRole("dialog");
  await start.getByLabel("There were no competitors").check();
  await start.getByLabel("What the team should know").fill("Works council first.");
  await start.getByRole("button", { name: "Start implementation" }).click();
  await expect(admin.getByText("General business", { exact: false }).first()).toBeVisible({ timeout: 30_000 });
  await admin.goto(`/customers/${customerId}`);
  await expect(admin.getByRole("heading", { name: "Implementation" })).toBeVisible();
  await admin.context().close();

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAsStaff(page, "implementer");
  await openClient(page);
  await page.getByRole("button", { name: "New link" }).click();
  const making = page.getByRole("dialog", { name: "New link for the client" });
  await making.getByLabel("What it lets them do").selectOption("SIGN");
  await making.getByLabel("E-mail of the person").fill(`ana.${stamp}@larkfield.example`);
  await making.getByRole("button", { name: "Make the link" }).click();
  const shown = page.getByRole("dialog", { name: "Copy the link now" });
  await shown.getByRole("button", { name: "Copy" }).click();
  await expect(shown.getByRole("button", { name: "Copied" })).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await shown.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Show a code" }).click();
  const code = await page.getByRole("dialog").getByLabel("Code").inputValue();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();

  const ana = await phone(browser, new URL(address).pathname);
  await ana.getByLabel("Code").fill(code);
  await ana.getByRole("button", { name: "Open the page" }).click();
  await expect(ana.getByRole("region", { name: "Your tasks and ours" })).toBeVisible();
  expect(await ana.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const theirs = async (...names: string[]) => {
    await ana.reload();
    for (const name of names) {
      const box = ana.getByRole("checkbox", { name: `Mark as done: ${name}` });
      await box.click();
      await expect(box).toHaveCount(0);
    }
  };
  const ours = async (phase: string, ...names: string[]) => {
    for (const name of names) {
      await page.getByRole("region", { name: phase, exact: true }).getByRole("button", { name: `To do. Complete ${name}` }).click();
      await expect(page.getByRole("region", { name: phase, exact: true }).getByRole("button", { name: `Completed. Open ${name}` })).toBeVisible();
    }
  };
  /** On to the next phase, and nothing required is left behind: no reason is asked for. */
  const moveTo = async (phase: string, next: string | null) => {
    await page.reload();
    await page.getByRole("button", { name: `Move to ${phase}` }).click();
    await expect(page.getByRole("button", { name: next ? `Move to ${next}` : "Go live", exact: true })).toBeVisible();
  };

  const discovery = page.getByRole("region", { name: "Discovery" });
  await ours("Discovery", "Hold the kickoff");
  await expect(page.getByText("In progress").first()).toBeVisible();
  await discovery.getByLabel("Move Agree the plan. Arrow keys up and down").press("ArrowUp");
  await discovery.getByLabel("Choose all of Discovery").check();
  await page.getByRole("region", { name: "Chosen tasks" }).getByRole("button", { name: "Complete" }).click();
  await expect(discovery.getByText("3 of 3 done")).toBeVisible();
  await moveTo("Configuration", "Data migration");
  await ours("Configuration", "Set up the environment", "Build the workflows");
  await theirs("Turn on single sign-on", "Agree categories and routing", "Publish the first policy", "Import the list of people");
  await ana.getByRole("region", { name: /Waiting on you/ }).getByLabel("Send a file").first().setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from("name,manager") });
  await expect(ana.getByRole("region", { name: "Files you sent" }).getByText("people.csv")).toBeVisible();
  await moveTo("Data migration", "Acceptance");
  await moveTo("Acceptance", "Go-live");
  await theirs("Agree the acceptance test plan", "Run the acceptance tests");
  await page.reload();
  await ours("Acceptance", "Settle what the tests found");
  await moveTo("Go-live", null);
  await ours("Go-live", "Train the administrators");
  await theirs("Invite the users");

  for (const gate of ["Sign-in configured", "Administrator trained", "Terms signed"]) {
    await page.getByRole("button", { name: `Change the gate ${gate}` }).click();
    await page.getByRole("menuitem", { name: "Passed" }).click();
    await reason(page, "Passed", "Seen together.");
  }
  await page.getByRole("button", { name: "Change the gate Contact designated" }).click();
  await page.getByRole("menuitem", { name: "Ask for a waiver" }).click();
  await reason(page, "Ask for a waiver", "Interim contact until July.");
  await expect(page.getByRole("button", { name: "Approve waiver" })).toBeHidden();
  await page.getByRole("button", { name: "Go live", exact: true }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Too early.");
  await page.getByRole("dialog").getByRole("button", { name: "Go live", exact: true }).click();
  await expect(page.getByRole("dialog").getByText("neither passed nor waived").first()).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();

  const boss = await (await browser.newContext()).newPage();
  await signInAsStaff(boss, "ops");
  await openClient(boss);
  await boss.getByRole("button", { name: "Approve waiver" }).click();
  await expect(boss.getByText("Asked by Ebele Nwosu, approved by Noor van Dijk", { exact: false })).toBeVisible();

  await page.reload();
  await ours("Go-live", "Go live");
  await page.getByRole("button", { name: "Go live", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Go live", exact: true }).click();
  await expect(page.getByRole("dialog").getByText("the client has not signed off").first()).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();

  await ana.getByRole("button", { name: "Read and sign" }).click();
  await ana.getByRole("dialog").getByLabel("Your name").fill("Ana Lima");
  await ana.getByLabel("I sign this for my organization.").check();
  await ana.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(ana.getByRole("button", { name: "Read and sign" })).toHaveCount(0);
  await page.getByRole("button", { name: "Go live", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Go live", exact: true }).click();
  await expect(page.getByText("Live since")).toBeVisible();
  await ana.reload();
  await expect(ana.getByRole("heading", { level: 1 })).toContainText("You are live.");

  await page.getByRole("button", { name: "Complete", exact: true }).click();
  await reason(page, "Complete", "The client goes on by itself.");
  await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("list", { name: "Activity" }).getByText("Went live")).toBeVisible();
});

test("the project page holds in light and dark and on a narrow phone; hold, log and search work", async ({ page }) => {
  await signInAsStaff(page, "implementer");
  await page.goto("/ops/implementations?layout=table&state=risk");
  await page.locator("main a[href^='/ops/implementations/']").first().click();
  await expect(page.getByRole("heading", { name: "Tasks" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(" | ")}`)).toEqual([]);
  }
  await page.getByRole("button", { name: "Log", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Subject").fill(`Cost centres ${stamp}`);
  await page.getByRole("dialog").getByRole("button", { name: "Log", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("list", { name: "Activity" }).getByText(`Cost centres ${stamp}`)).toBeVisible();
  await page.getByLabel("Search the activity").fill(`centres ${stamp}`);
  await page.getByLabel("Search the activity").press("Enter");
  await expect(page).toHaveURL(/q=centres/);
  await expect(page.getByRole("list", { name: "Activity" }).getByRole("listitem")).toHaveCount(1);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("the selling organization's people look and do not touch", async ({ page }) => {
  await signIn(page, "viewer");
  await page.goto("/ops/implementations");
  await expect(page).toHaveURL(/\/ops\/sign-in/);
});
