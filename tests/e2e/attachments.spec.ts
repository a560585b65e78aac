import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { CORPUS, PDF, PNG } from "../attachments/corpus";
import { opensHarmless, previewsHarmless } from "./support/harmless";
import { signIn } from "./support/people";

const unique = () => Date.now().toString(36);
const files = (page: Page) => page.getByRole("region", { name: "Files" });
const give = (page: Page, ...all: { name: string; content: Buffer }[]) => files(page).getByLabel("Add files").setInputFiles(all.map(({ name, content }) => ({ name, mimeType: "", buffer: content })));

async function openDeal(page: Page) {
  await signIn(page, "admin");
  await page.goto(`/deals/${await page.locator("[data-card]").first().getAttribute("data-card")}`);
  await expect(files(page)).toBeVisible();
}

test("a file is sent with its progress, looked at, saved, deleted and brought back", async ({ page }) => {
  await openDeal(page);
  const [picture, paper, letter] = [`plan-${unique()}.png`, `paper-${unique()}.pdf`, `letter-${unique()}.txt`];
  await give(page, { name: picture, content: PNG }, { name: paper, content: PDF }, { name: letter, content: Buffer.from("Dear Ana") });
  for (const name of [picture, paper, letter]) await expect(files(page).getByRole("link", { name: `Save ${name}` })).toBeVisible();

  await files(page).getByRole("button", { name: picture, exact: true }).click();
  const image = page.getByRole("dialog").getByRole("img", { name: picture });
  await expect.poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(1);
  await page.keyboard.press("Escape");
  await files(page).getByRole("button", { name: paper, exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("img", { name: `Page 1 of ${paper}` })).toBeVisible();
  expect((await new AxeBuilder({ page }).include("[role=dialog]").analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Escape");

  const download = page.waitForEvent("download");
  await files(page).getByRole("link", { name: `Save ${letter}` }).click();
  expect((await download).suggestedFilename()).toBe(letter);

  await files(page).getByRole("button", { name: `Delete ${letter}` }).click();
  await expect(files(page).getByText(letter)).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).last().click();
  await expect(files(page).getByText(letter)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

test("a large file arrives whole, with a bar that moves; an empty one is refused beside its name", async ({ page }) => {
  await openDeal(page);
  const name = `large-${unique()}.bin`;
  await give(page, { name, content: Buffer.alloc(40_000_000, "line ") });
  await expect(files(page).getByRole("link", { name: `Save ${name}` })).toBeVisible({ timeout: 60_000 });
  const href = (await files(page).getByRole("link", { name: `Save ${name}` }).getAttribute("href")) ?? "";
  expect((await (await page.request.get(href)).body()).length).toBe(40_000_000);
  await give(page, { name: "empty.txt", content: Buffer.alloc(0) });
  await expect(files(page).getByRole("alert")).toContainText("This file is empty.");
});

test("the corpus, opened in every way there is, runs nothing", async ({ page, context }) => {
  test.slow();
  await openDeal(page);
  for (const { name, content } of CORPUS) {
    const { pathname } = new URL(page.url());
    const answer = await page.request.post(`/api/attachments?${new URLSearchParams({ dealId: pathname.split("/").at(-1) ?? "", name, size: String(content.length) })}`, { data: content, headers: { "content-type": "text/html" } });
    const { attachmentId } = (await answer.json()) as { attachmentId: string };
    for (const address of [`/api/attachments/${attachmentId}`, `/api/attachments/${attachmentId}?view=1`]) await opensHarmless(context, address, name);
  }
  await page.reload();
  await previewsHarmless(page, files(page));
});
