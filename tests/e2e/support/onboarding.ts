import { expect, type Page } from "@playwright/test";

/** An organization of its own for one journey, made by an administrator of the staff who is signed in. Answers its name; its page is open. */
export async function newOrganization(page: Page, word: string) {
  const name = `${word} ${Date.now().toString(36)}`;
  await page.goto("/ops");
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    await page.getByRole("button", { name: "New organization" }).click();
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("First administrator").fill("Margarethe Voss");
  await dialog.getByLabel("Administrator's e-mail").fill(`${name.replaceAll(" ", ".").toLowerCase()}@client.test`);
  await dialog.getByRole("button", { name: "Create and invite" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  return { name, id: new URL(page.url()).pathname.split("/").at(-1) ?? "" };
}

/** A project for an organization; its page is open. */
export async function startProject(page: Page, client: string) {
  await page.goto("/ops/implementations");
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    await page.getByRole("button", { name: /^Start/ }).click();
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await dialog.getByLabel("Client").click();
  await page.getByPlaceholder("Type to find").fill(client);
  await page.getByRole("option", { name: client }).click();
  await dialog.getByRole("button", { name: "Start project" }).click();
  await expect(page.getByRole("heading", { level: 1, name: client })).toBeVisible();
}
