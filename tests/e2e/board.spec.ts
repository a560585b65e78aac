import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { card, cardOf, cards, column, drag, expectStored } from "./support/board";
import { another, signIn } from "./support/people";

test("a card dragged with the mouse is there at once, stays after a reload, and comes back with Undo", async ({ page }) => {
  await signIn(page, "manager");
  const { dealId, name } = await cardOf(page, "Qualification");
  await drag(page, card(page, dealId), column(page, "Proposal"));
  await expect(column(page, "Proposal").locator(`[data-card="${dealId}"]`)).toBeVisible();
  await expect(page.getByText(`${name} is in Proposal, 50%.`)).toBeVisible();
  await expectStored(page, "Proposal", dealId);

  await page.keyboard.press("Control+z");
  await expect(column(page, "Qualification").locator(`[data-card="${dealId}"]`)).toBeVisible();
  await expectStored(page, "Qualification", dealId);
});

test("the keyboard alone carries a card to another column and within one, and says where it is", async ({ page }) => {
  await signIn(page, "manager");
  const { dealId } = await cardOf(page, "Prospecting", 1);
  await card(page, dealId).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Carrying 1 deal. Prospecting, position 2" })).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status").filter({ hasText: "Carrying 1 deal. Qualification" })).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(column(page, "Qualification").locator(`[data-card="${dealId}"]`)).toBeFocused();

  const undoRunsOut = page.locator(".toast-countdown").first(); // not while the next card is in the hand
  await expect(undoRunsOut).toHaveCSS("animation-play-state", "running");
  await page.keyboard.press("Enter");
  await expect(undoRunsOut).toHaveCSS("animation-play-state", "paused");
  await page.keyboard.press("Escape");
  await expect(undoRunsOut).toHaveCSS("animation-play-state", "running");
  await expectStored(page, "Qualification", dealId);

  await card(page, dealId).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  const before = await cards(page, "Qualification").first().getAttribute("data-card");
  await page.keyboard.press("Enter");
  for (let n = 0; n < 3; n++) await page.keyboard.press("ArrowUp");
  await page.keyboard.press(" ");
  await expect(cards(page, "Qualification").first()).toHaveAttribute("data-card", dealId);
  expect(before).not.toBe(dealId);
});

test("dropping on Closed Won asks, cancelling puts the card back, confirming wins it", async ({ page }) => {
  await signIn(page, "manager");
  const { dealId, name } = await cardOf(page, "Negotiation");
  await drag(page, card(page, dealId), column(page, "Closed Won"));
  await page.getByRole("dialog", { name: "Mark as won" }).getByRole("button", { name: "Cancel" }).click();
  await expect(column(page, "Negotiation").locator(`[data-card="${dealId}"]`)).toBeVisible();

  await drag(page, card(page, dealId), column(page, "Closed Won"));
  await page.getByRole("dialog", { name: "Mark as won" }).getByRole("button", { name: "Mark as won" }).click();
  await expect(page.getByText(`${name} is won.`)).toBeVisible();
  await column(page, "Closed Won").getByRole("button", { name: /Show Closed Won/ }).click();
  await expect(column(page, "Closed Won").locator(`[data-card="${dealId}"]`)).toBeVisible();
});

test("losing asks why, and to whom when it was the competition", async ({ page }) => {
  await signIn(page, "manager");
  const { dealId } = await cardOf(page, "Proposal");
  await drag(page, card(page, dealId), column(page, "Closed Lost"));
  const dialog = page.getByRole("dialog", { name: "Mark as lost" });
  await dialog.getByLabel("Reason").selectOption("COMPETITION");
  await dialog.getByLabel("Lost to").fill("Verity Line");
  await dialog.getByRole("button", { name: "Mark as lost" }).click();
  await expect(dialog).toBeHidden();
  await expect(column(page, "Proposal").locator(`[data-card="${dealId}"]`)).toHaveCount(0);
});

test("what one person moves, the other sees without reloading", async ({ page, browser }) => {
  await signIn(page, "manager");
  const other = await another(browser, "rep");
  const { dealId } = await cardOf(page, "Prospecting", 2);
  await expect(card(other, dealId)).toBeVisible();
  const began = Date.now();
  await drag(page, card(page, dealId), column(page, "Proposal"));
  await expect(column(other, "Proposal").locator(`[data-card="${dealId}"]`)).toBeVisible();
  test.info().annotations.push({ type: "seen after", description: `${Date.now() - began} ms` });
});

test("two people move the same card: one wins, the other is told who was faster", async ({ page, browser }) => {
  await signIn(page, "manager");
  const other = await another(browser, "admin");
  const { dealId } = await cardOf(page, "Qualification", 1);
  await card(other, dealId).focus();
  await other.keyboard.press("Enter");
  await other.keyboard.press("ArrowRight");
  await drag(page, card(page, dealId), column(page, "Negotiation"));
  await expect(page.getByText(/is in Negotiation/)).toBeVisible();
  await other.keyboard.press("Enter");
  await expect(other.getByRole("alert").filter({ hasText: /Priya Raman/ }).first()).toBeVisible();
  await expect(column(other, "Negotiation").locator(`[data-card="${dealId}"]`)).toBeVisible();
});

test("several selected cards go together, in one step that one undo takes back", async ({ page }) => {
  await signIn(page, "manager");
  const [one, two] = [await cardOf(page, "Prospecting", 5), await cardOf(page, "Prospecting", 6)]; // what other tests make meanwhile, and change, stands above them
  await card(page, one.dealId).focus();
  await page.keyboard.press("x");
  await card(page, two.dealId).focus();
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 deals are in Qualification, 25%.")).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  for (const { dealId } of [one, two]) await expect(column(page, "Prospecting").locator(`[data-card="${dealId}"]`)).toBeVisible();
});

test("a finger carries a card on a phone", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await signIn(page, "manager");
  const [first, second] = [await cardOf(page, "Prospecting", 0), await cardOf(page, "Prospecting", 1)];
  const [from, to] = [await card(page, first.dealId).boundingBox(), await card(page, second.dealId).boundingBox()];
  if (!from || !to) throw new Error("The cards are not there");
  const cdp = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y: number) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: from.x + 80, y }] });
  await touch("touchStart", from.y + 30);
  await expect(page.locator(".lift")).toBeVisible();
  await touch("touchMove", to.y + to.height / 2);
  await touch("touchMove", to.y + to.height - 4);
  await expect(page.locator(".insert")).toBeVisible();
  await touch("touchEnd", 0);
  await expect(cards(page, "Prospecting").first()).toHaveAttribute("data-card", second.dealId);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the board in ${scheme}`, async ({ browser }) => {
    const page = await (await browser.newContext({ colorScheme: scheme })).newPage();
    await signIn(page, "rep");
    await expect(cards(page, "Prospecting").first()).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
  });
}
