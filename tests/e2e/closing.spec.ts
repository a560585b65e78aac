import { expect, test, type Page } from "@playwright/test";
import { card, column, drag } from "./support/board";
import { signIn } from "./support/people";

const word = `Stepwise ${Date.now().toString(36)}`;

test("where stages are taken in order, winning asks for the customer, the day and the note, and keeps every answer", async ({ page }) => {
  await signIn(page, "admin");
  const { dealId } = await ordered(page);
  await drag(page, card(page, dealId), column(page, "Closed Won"));
  const win = page.getByRole("dialog", { name: "Mark as won" });
  await win.getByRole("combobox", { name: "Customer" }).click();
  await page.getByPlaceholder("Type to find").fill(word);
  await page.getByRole("option", { name: word }).first().click();
  await win.getByLabel("Close date").fill("2026-03-02");
  await win.getByLabel("What decided it").fill("They had waited long enough.");
  await win.getByRole("button", { name: "Mark as won" }).click();
  const note = page.getByRole("dialog", { name: "Move to Closed Won" });
  await note.getByLabel("Why are stages skipped?").fill("Signed at the fair.");
  await note.getByRole("button", { name: "Move to Closed Won" }).click();
  await expect(page.getByText(`${word} is won.`)).toBeVisible();

  await page.goto(`/deals/${dealId}`);
  const about = page.getByRole("complementary", { name: "About this deal" });
  await expect(about.getByRole("button", { name: "Closed: 2026-03-02. Edit" })).toBeVisible();
  await expect(about.getByText("They had waited long enough.")).toBeVisible();
  await expect(about.getByText(word).first()).toBeVisible();
});

test("a card that the server does not answer for goes back, with a sentence", async ({ page, context }) => {
  await signIn(page, "admin");
  const { dealId } = await ordered(page);
  await context.setOffline(true);
  await drag(page, card(page, dealId), column(page, "Qualification"));
  await expect(page.getByText("No answer came from the server. See whether it was saved, then try again.").first()).toBeVisible();
  await expect(column(page, "Prospecting").locator(`[data-card="${dealId}"]`)).toBeVisible();
  await context.setOffline(false);
});

test("why a deal was lost, and on which day, is kept from the board and can be changed", async ({ page }) => {
  await signIn(page, "admin");
  const { dealId } = await ordered(page);
  await drag(page, card(page, dealId), column(page, "Closed Lost"));
  const lose = page.getByRole("dialog", { name: "Mark as lost" });
  await lose.getByLabel("Reason").selectOption("NO_BUDGET");
  await lose.getByLabel("Close date").fill("2026-03-03");
  await lose.getByRole("button", { name: "Mark as lost" }).click();
  await expect(page.getByText(`${word} is lost.`)).toBeVisible();
  await page.goto(`/deals/${dealId}`);
  const about = page.getByRole("complementary", { name: "About this deal" });
  await expect(about.getByRole("button", { name: "Closed: 2026-03-03. Edit" })).toBeVisible();
  await about.getByRole("button", { name: "Why it was lost: No budget. Edit" }).click();
  await about.getByRole("combobox", { name: "Why it was lost" }).selectOption("TIMING");
  await page.keyboard.press("Enter");
  await expect(about.getByRole("button", { name: "Why it was lost: Timing. Edit" })).toBeVisible();
});

/** A board of its own that goes stage by stage, with one deal that has no customer; and a customer of the same name. */
async function ordered(page: Page) {
  const made = async (address: string, data: object) => (await (await page.request.post(address, { data })).json()) as Record<string, string>;
  const { pipelineId = "" } = await made("/api/crm/pipelines", { name: `${word} ${Math.random().toString(36).slice(2, 8)}` });
  expect((await page.request.patch(`/api/crm/pipelines/${pipelineId}`, { data: { isStageOrderEnforced: true, version: 1 } })).status()).toBe(200);
  await made("/api/crm/customers", { name: word });
  const { dealId = "" } = await made("/api/crm/deals", { name: word, pipelineId });
  await page.goto(`/deals?pipeline=${pipelineId}`);
  return { dealId };
}
