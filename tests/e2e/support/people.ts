import { expect, type Browser, type Page } from "@playwright/test";

export const PASSWORD = process.env.DEMO_PASSWORD ?? "throughline";

export type Person = "admin" | "manager" | "rep" | "success" | "expert" | "viewer";

/** Signs in as one of the demo organization's people and lands on the board. */
export async function signIn(page: Page, person: Person | "admin@other.test" = "rep") {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail or user name").fill(person.includes("@") ? person : `${person}@demo.test`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/deals/);
}

/** Another person in a browser of their own. */
export async function another(browser: Browser, person: Person) {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, person);
  return page;
}
