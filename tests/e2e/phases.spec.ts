import AxeBuilder from "@axe-core/playwright";
import { expect as patient, test, type Locator, type Page } from "@playwright/test";
import { pickUp } from "./support/hand";
import { another } from "./support/people";
import { signInAsStaff } from "./support/staff";

/** The server may build its pages meanwhile. */
const expect = patient.configure({ timeout: 30_000 });
const word = `Hazel ${Date.now().toString(36)}`;
const column = (page: Page, phase: string) => page.getByRole("region", { name: "Implementations by phase" }).getByRole("region", { name: phase, exact: true });
const card = (place: Page | Locator) => place.getByRole("group", { name: word });

test.use({ actionTimeout: 30_000 });
test.describe.configure({ mode: "serial", timeout: 300_000 });

test("a card is carried to the next phase by hand: the reason that required tasks demand is asked for, given, or the card goes back; undo brings it home", async ({ page, browser }) => {
  const admin = await another(browser, "admin");
  await begun(admin);
  await signInAsStaff(page, "implementer");
  await page.goto(`/ops/implementations?q=${encodeURIComponent(word)}`);
  await expect(card(column(page, "Discovery"))).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await drag(page, "Configuration");
  const dialog = page.getByRole("dialog", { name: `Move ${word} to Configuration` });
  await expect(dialog).toContainText("required tasks are still open");
  await expect(page.locator("[data-phase=CONFIGURATION]").getByText(word)).toBeVisible(); // it waits where it was dropped
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(card(column(page, "Discovery"))).toBeVisible();

  await drag(page, "Configuration");
  await dialog.getByLabel("Why they are left").fill("Done in a workshop.");
  await dialog.getByRole("button", { name: "Move" }).click();
  await expect(page.getByText(`${word} is in Configuration.`)).toBeVisible();
  await expect(card(column(page, "Configuration"))).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(card(column(page, "Discovery"))).toBeVisible();
});

test("a card is carried by keyboard; what the rules refuse goes back with the sentence", async ({ page }) => {
  await signInAsStaff(page, "implementer");
  await page.goto(`/ops/implementations?q=${encodeURIComponent(word)}`);
  await card(page).focus();
  await page.keyboard.press("Enter");
  for (let n = 0; n < 5; n++) await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status").filter({ hasText: `Carrying ${word}. Optimization.` })).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Optimization begins when the go-live is completed." }).first()).toBeVisible();
  await expect(card(column(page, "Discovery"))).toBeVisible();
  await card(page).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await expect(card(column(page, "Discovery"))).toBeVisible();
  await page.keyboard.press("o");
  await expect(page.getByRole("heading", { level: 1, name: word })).toBeVisible();
});

test("a board that is open hears of a move elsewhere; its filters are kept as a view, which is deleted and brought back", async ({ page, browser }) => {
  const address = `/ops/implementations?q=${encodeURIComponent(word)}`;
  const other = await (await browser.newContext({ locale: "en-US" })).newPage();
  for (const each of [page, other]) {
    await signInAsStaff(each, "implementer");
    await each.goto(address);
  }
  await card(other).focus();
  for (const key of ["Enter", "ArrowRight", "Enter"]) await other.keyboard.press(key);
  await other.getByRole("dialog").getByLabel("Why they are left").fill("Done in a workshop.");
  await other.getByRole("dialog").getByRole("button", { name: "Move" }).click();
  await expect(card(column(page, "Configuration"))).toBeVisible();
  await other.getByRole("button", { name: /^Undo/ }).click();
  await expect(card(column(page, "Discovery"))).toBeVisible();
  await other.context().close();

  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(word);
  await page.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  const kept = page.getByRole("navigation", { name: "Saved views" }).getByRole("link", { name: word });
  await expect(kept).toHaveAttribute("aria-current", "page");
  await page.getByRole("button", { name: word, exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete view" }).click();
  await expect(kept).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await kept.click();
  await expect(card(page)).toBeVisible();
});

test("a finger carries a card as well", async ({ browser, page }) => {
  await signInAsStaff(page, "implementer");
  const phone = await browser.newContext({ hasTouch: true, viewport: { width: 900, height: 844 }, storageState: await page.context().storageState() });
  const touch = await phone.newPage();
  await touch.goto(`/ops/implementations?q=${encodeURIComponent(word)}`);
  const client = await phone.newCDPSession(touch);
  const [from, to] = [await middle(card(touch)), await middle(column(touch, "Configuration"))];
  const at = (type: string, point?: { x: number; y: number }) => client.send("Input.dispatchTouchEvent", { type: type as "touchStart", touchPoints: point ? [point] : [] });
  await at("touchStart", from);
  await touch.waitForTimeout(400); // as long as a finger rests to pick up
  for (let n = 1; n <= 10; n++) await at("touchMove", { x: from.x + ((to.x - from.x) * n) / 10, y: from.y + 4 });
  await at("touchEnd");
  await expect(touch.getByRole("dialog", { name: `Move ${word} to Configuration` })).toBeVisible();
  await phone.close();
});

/** A project of its own, in Discovery. */
async function begun(page: Page) {
  const made = async (address: string, data: object) => (await (await page.request.post(address, { data })).json()) as Record<string, string>;
  const { customerId = "" } = await made("/api/crm/customers", { name: word });
  const { dealId = "" } = await made("/api/crm/deals", { name: `Hotline ${word}`, customerId });
  await made(`/api/crm/deals/${dealId}/win`, {});
  await page.goto(`/deals/${dealId}`);
  await page.getByRole("button", { name: "Start implementation" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start implementation" }).click();
  await expect(page.getByText("General business", { exact: false }).first()).toBeVisible();
}

async function drag(page: Page, phase: string) {
  const [from, to] = [await middle(card(page)), await middle(column(page, phase))];
  await pickUp(page, card(page), from, page.locator(".shadow-drag"));
  await page.mouse.move(to.x, from.y, { steps: 10 });
  await page.mouse.up();
}

async function middle(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not on the screen.");
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 40) };
}
