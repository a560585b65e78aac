import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { at } from "../../../bin/support/places.mjs";
import { preview, run, upload, type Kind } from "./imports";

export const folder = at("../shared/data/crm-sales-opportunities");

const files = { products: ["Products", 7], sales_teams: ["People", 35], accounts: ["Customers", 85], sales_pipeline: ["Deals", 8_800] } as const satisfies Record<string, readonly [Kind, number]>;

/** Takes one of the real files through the wizard; every row must have the same fate. Answers where the result is. */
export async function bringIn(page: Page, file: keyof typeof files, fate: "create" | "skip") {
  const [kind, rows] = files[file];
  await upload(page, kind, path.join(folder, `${file}.csv`));
  if (file === "accounts") {
    await page.getByLabel("Scale of revenue").selectOption("6");
    await expect(page.getByText("Multiply by 1,000,000?")).toHaveCount(0);
  }
  if (file === "sales_pipeline") await answerNames(page, fate === "create");
  expect(await preview(page)).toEqual(fate === "create" ? [rows, 0, 0, 0] : [0, 0, rows, 0]);
  if (fate === "skip") {
    await expect(page.getByText("There is nothing to import")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Import/ })).toHaveCount(0);
    return page.url();
  }
  if (file === "sales_pipeline") await expect(page.getByRole("link", { name: "No customer 1,425" })).toBeVisible();
  expect(await run(page)).toEqual([rows, 0, 0, 0]);
  return page.url();
}

/** "GTXPro" is asked, not assumed; the stage nobody has yet is made. */
async function answerNames(page: Page, isFirst: boolean) {
  const open = page.getByRole("group", { name: "What “GTXPro” means" });
  await expect(page.getByText("1,480 rows")).toBeVisible();
  await open.getByRole("button", { name: "GTX Pro", exact: true }).click();
  await expect(open).toHaveCount(0, { timeout: 30_000 });
  if (isFirst) await page.getByRole("group", { name: "What “Engaging” means" }).getByRole("button", { name: "Create it" }).click();
  await expect(page.getByText("Nothing is left to answer.")).toBeVisible({ timeout: 30_000 });
}

/** What the pages say: deals by stage, what the won ones are worth, those without a customer, and how many customers there are. */
export async function figuresOf(page: Page) {
  await page.goto("/deals");
  const columns = page.locator("section[data-stage]");
  const none = page.getByRole("heading", { name: "No deals yet" });
  await expect(columns.first().or(none)).toBeVisible({ timeout: 60_000 });
  const labels = await columns.evaluateAll((all) => all.map((each) => each.getAttribute("aria-label") ?? ""));
  const inStage = (stage: string) => number(labels.find((label) => label.startsWith(`${stage}, `))?.split(", ")[1] ?? "");
  const [, wonSum] = await groupOf(page, "/deals?layout=table&group=stage&status=WON", "Closed Won");
  const [withoutCustomer] = await groupOf(page, "/deals?layout=table&group=customer&sort=customer", "No customer");
  await page.goto("/customers");
  const listed = page.getByText(/^[\d,]+ customers?$/).first();
  await expect(listed).toBeVisible({ timeout: 60_000 });
  return { won: inStage("Closed Won"), lost: inStage("Closed Lost"), engaging: inStage("Engaging"), prospecting: inStage("Prospecting"), wonSum, withoutCustomer, customers: number(await listed.innerText()) };
}

/** "Closed Won 4238 deals £10,005,534.00" of the grouped table, in numbers; a group that is not there has none. */
async function groupOf(page: Page, address: string, name: string): Promise<[deals: number, worth: number]> {
  await page.goto(address);
  await expect(page.getByRole("heading", { name: /^(Deals|No deal.*)$/ }).first()).toBeVisible({ timeout: 60_000 });
  const head = page.locator('th[scope="colgroup"]').filter({ hasText: name }).first();
  if ((await head.count()) === 0) return [0, 0];
  const [, deals = "", worth = ""] = /([\d,]+) deals?\D*?([\d,]+\.\d\d)/.exec(await head.innerText()) ?? [];
  return [number(deals), number(worth)];
}

const number = (text: string) => Number(text.replace(/[^\d.]/g, "") || 0);
