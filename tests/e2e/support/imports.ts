import { expect, type Page } from "@playwright/test";

export type Kind = "People" | "Products" | "Customers" | "Deals";

/** The file in the wizard, as far as its columns. */
export async function upload(page: Page, kind: Kind, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  await page.goto("/settings/imports");
  await page.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
  await page.getByLabel("Choose a file").setInputFiles(file);
  await expect(page.getByRole("region", { name: "Columns" })).toBeVisible({ timeout: 60_000 });
}

/** On to the rows' fates; answers how many rows have each. */
export async function preview(page: Page) {
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(page.getByText("every one accounted for")).toBeVisible({ timeout: 120_000 });
  return fates(page, ["Create", "Update", "Skip", "Fix"]);
}

/** Writes the rows and waits for the result; answers how many rows came to what. */
export async function run(page: Page) {
  await page.getByRole("button", { name: /^Import/ }).click();
  await page.waitForURL(/\/result$/, { timeout: 300_000 });
  await expect(page.getByText("every one accounted for")).toBeVisible();
  return fates(page, ["Created", "Updated", "Unchanged", "Not imported"]);
}

/** Takes the import back from its result page; answers the sentence that says what came of it. */
export async function undo(page: Page) {
  await page.getByRole("button", { name: "Undo the import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo the import" }).click();
  const said = page.getByText(/^The import was undone\./);
  await expect(said).toBeVisible({ timeout: 300_000 });
  return said.innerText();
}

/** The figures under these words, in this order. */
export async function fates(page: Page, words: readonly string[]) {
  const figures = page.locator("main dl div");
  return Promise.all(words.map(async (word) => Number((await figures.filter({ has: page.getByText(word, { exact: true }) }).locator("dd").innerText()).replace(/\D/g, ""))));
}

export const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
