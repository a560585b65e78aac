import AxeBuilder from "@axe-core/playwright";
import { expect as patient, test, type Page } from "@playwright/test";
import { card, column, drag } from "./support/board";
import { another, signIn } from "./support/people";
import { signInAsStaff } from "./support/staff";

/** A long journey with many acts, on a server that may build its pages meanwhile. */
const expect = patient.configure({ timeout: 60_000 });

test.describe.configure({ timeout: 300_000 });

const stamp = Date.now().toString(36);
const client = `Larkfield ${stamp}`;

/** A deal of a customer of its own, as a machine would bring it, in the browser's session. */
async function newDeal(page: Page) {
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

test("a won deal is handed over, staff take it through every phase and its gates, and it goes live", async ({ page, browser }) => {
  const admin = await another(browser, "admin");
  const { dealId, customerId } = await newDeal(admin);
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

  await signInAsStaff(page, "implementer");
  await openClient(page);
  const discovery = page.getByRole("region", { name: "Discovery" });
  await discovery.getByRole("button", { name: "To do. Complete Hold the kickoff" }).click();
  await expect(discovery.getByRole("button", { name: "Completed. Open Hold the kickoff" })).toBeVisible();
  await expect(page.getByText("In progress").first()).toBeVisible();

  await discovery.getByLabel("Move Agree the plan. Arrow keys up and down").press("ArrowUp");
  await expect(discovery.getByRole("listitem").filter({ hasText: "Agree the plan" })).toBeVisible();
  await discovery.getByLabel("Choose all of Discovery").check();
  await page.getByRole("region", { name: "Chosen tasks" }).getByRole("button", { name: "Complete" }).click();
  await expect(page.getByRole("region", { name: "Chosen tasks" })).toBeHidden();
  await expect(discovery.getByText("3 of 3 done")).toBeVisible();

  await page.getByRole("button", { name: "Move to Configuration" }).click();
  for (const [act, left] of [["Move to Data migration", "Done in a workshop."], ["Move to Acceptance", "People come by a feed."], ["Move to Go-live", "Tested last week."]] as const) {
    await page.getByRole("button", { name: act }).click();
    await reason(page, "Move", left);
  }
  await page.getByRole("button", { name: "Go live", exact: true }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Too early.");
  await page.getByRole("dialog").getByRole("button", { name: "Go live", exact: true }).click();
  await expect(page.getByRole("dialog").getByText("neither passed nor waived").first()).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();

  for (const gate of ["Sign-in configured", "Administrator trained", "Terms signed"]) {
    await page.getByRole("button", { name: `Change the gate ${gate}` }).click();
    await page.getByRole("menuitem", { name: "Passed" }).click();
    await reason(page, "Passed", "Seen together.");
  }
  await page.getByRole("button", { name: "Change the gate Contact designated" }).click();
  await page.getByRole("menuitem", { name: "Ask for a waiver" }).click();
  await reason(page, "Ask for a waiver", "Interim contact until July.");
  await expect(page.getByRole("button", { name: "Approve waiver" })).toBeHidden();
  for (const item of ["Data migration", "First policy", "Integrations tested", "Test workflow", "Users invited", "Branding", "Categories"]) {
    await page.getByRole("button", { name: `Set ${item}` }).click();
    await page.getByRole("dialog").getByLabel("Percent").fill("90");
    await page.getByRole("dialog").getByRole("button", { name: "Set", exact: true }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
  }

  const boss = await (await browser.newContext()).newPage();
  await signInAsStaff(boss, "ops");
  await openClient(boss);
  await boss.getByRole("button", { name: "Approve waiver" }).click();
  await expect(boss.getByText("Asked by Ebele Nwosu, approved by Noor van Dijk", { exact: false })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Go live", exact: true }).click();
  await reason(page, "Go live", "The rest follows.");
  await expect(page.getByText("Live since")).toBeVisible();
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
