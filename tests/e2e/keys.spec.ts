import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { signIn } from "./support/people";

test.describe.configure({ mode: "serial" });
const stamp = Date.now().toString(36);
const name = `Exporter ${stamp}`;
let key = "";

test("an administrator makes a key, copies it the one time it is shown, and a program gets in with it", async ({ page, request }) => {
  await signIn(page, "admin");
  await page.goto("/settings/keys");
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog", { name: "New API key" });
  await dialog.getByRole("button", { name: "Make key" }).click();
  await expect(dialog.getByText("Say what the key is for.")).toBeVisible();
  await expect(dialog.getByText("Choose at least one.")).toBeVisible();
  await noFaults(page);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("checkbox", { name: /^Send telemetry/ }).check();
  await dialog.getByRole("checkbox", { name: /^Read customers/ }).check();
  await page.keyboard.press("Enter");
  key = await page.getByRole("dialog", { name: "Copy the key now" }).getByLabel("Key").inputValue();
  expect(key).toMatch(/^tl_[0-9a-f]{16}_[\w-]{43}$/);
  await noFaults(page);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("not used yet");
  expect((await page.content()).includes(key)).toBe(false);

  const [customer = { name: "" }] = ((await (await request.get("/api/crm/customers?limit=1", { headers: { authorization: `Bearer ${key}` } })).json()) as { rows: { name: string }[] }).rows;
  expect(customer.name).not.toBe("");
  const sent = await request.post("/api/telemetry", { headers: { authorization: `Bearer ${key}` }, data: { batchId: `e2e ${stamp}`, values: [{ customer: customer.name, product: `nothing ${stamp}`, task: "a", attribute: "b", value: 1, observedAt: "2026-01-01" }] } });
  expect([sent.status(), await sent.json()]).toMatchObject([202, { accepted: 0, rejected: 1, rejections: [{ row: 1, code: "unknown_product" }] }]);
  expect((await request.get("/api/audit", { headers: { authorization: `Bearer ${key}` } })).status()).toBe(403);
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: name })).not.toContainText("not used yet");
});

test("the ingest health page shows the batch, and its rejected row with the reason", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/settings/telemetry");
  await page.getByRole("link", { name: `1 rejected rows of e2e ${stamp}` }).click();
  await expect(page.getByRole("region", { name: "Rejected rows" })).toContainText(`There is no product “nothing ${stamp}”.`);
  await noFaults(page);
  for (const address of ["/settings/telemetry", "/settings/telemetry/values", "/settings/keys"]) {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(address);
    expect([address, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([address, 360]);
    await noFaults(page);
  }
});

test("a value is entered by hand on a plan, and its workbook goes out and in again", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/settings/telemetry");
  const plans = page.locator('a[href^="/settings/telemetry/values?plan="]');
  await page.locator("summary").first().click();
  await plans.first().click();
  const enter = page.getByRole("button", { name: /^Enter a value of / }).first();
  const attribute = (await enter.getAttribute("aria-label"))?.replace("Enter a value of ", "") ?? "";
  await enter.click();
  const dialog = page.getByRole("dialog", { name: `Value of ${attribute}` });
  await dialog.getByLabel("Value").fill(" ");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toBeVisible();
  await noFaults(page);
  const asked = await dialog.getByText(/^It is to be /).innerText();
  await dialog.getByLabel("Value").fill(asked.includes("number") ? "17" : asked.includes("true") ? "yes" : asked.includes("date") ? "2026-06-01" : asked.includes("JSON") ? '{"n": 1}' : "seen");
  await dialog.getByLabel("Note").fill(`by hand ${stamp}`);
  await page.keyboard.press("Enter");
  await expect(page.getByText("has a new value.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: attribute }).first()).toContainText("by hand");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Workbook" }).click()]);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.locator('input[type="file"]').setInputFiles(await file.path());
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("0 new");
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("0 rejected");
  await noFaults(page);
});

test("a revoked key is refused from its next request on", async ({ page, request }) => {
  await signIn(page, "admin");
  await page.goto("/settings/keys");
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await noFaults(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Revoked");
  const refused = await request.get("/api/crm/customers", { headers: { authorization: `Bearer ${key}` } });
  expect([refused.status(), await refused.json()]).toEqual([401, { status: 401, detail: "This key is unknown, expired or revoked." }]);
});

async function noFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}
