import { expect, type Locator, type Page } from "@playwright/test";
import { pickUp } from "./hand";

/** One column of the board by its stage's name. */
export function column(page: Page, stage: string) {
  return page.getByRole("region", { name: new RegExp(`^${stage}, `) });
}

export function cards(page: Page, stage: string) {
  return column(page, stage).locator("[data-card]");
}

export function card(page: Page, dealId: string) {
  return page.locator(`[data-card="${dealId}"]`);
}

/** The n-th card of a column: its id and its name. */
export async function cardOf(page: Page, stage: string, n = 0) {
  const one = cards(page, stage).nth(n);
  await expect(one).toBeVisible();
  const [dealId, name] = [await one.getAttribute("data-card"), await one.getByRole("heading").textContent()];
  return { dealId: dealId ?? "", name: name ?? "" };
}

/** Carries a card with the mouse over another place and lets go, as a hand would: press, move in steps, release. */
export async function drag(page: Page, from: Locator, to: Locator) {
  await expect(from).toBeVisible(); // what the server streams stands in the page before it is shown
  const start = await from.boundingBox();
  if (!start) throw new Error("Nothing to drag");
  await pickUp(page, from, { x: start.x + start.width / 2, y: start.y + 20 }, page.locator(".lift"));
  const aim = await atRest(to);
  await page.mouse.move(aim.x + aim.width / 2, aim.y + Math.min(120, aim.height / 2), { steps: 8 });
  await page.mouse.up();
}

/** Where something stands once it no longer moves: rails widen while a card is carried. */
async function atRest(place: Locator) {
  let seen = await place.boundingBox();
  await expect(async () => {
    const before = seen;
    seen = await place.boundingBox();
    expect(seen).toEqual(before);
  }).toPass({ intervals: [150] });
  if (!seen) throw new Error("Nowhere to drag it");
  return seen;
}

/** The server has the card in that stage: reload and look. */
export async function expectStored(page: Page, stage: string, dealId: string) {
  await page.reload();
  await expect(column(page, stage).locator(`[data-card="${dealId}"]`)).toBeVisible();
}
