import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";

export const PASSWORD = process.env.DEMO_PASSWORD ?? "throughline";

export type Person = "admin" | "manager" | "rep" | "success" | "expert" | "viewer";

const signedIn = new Map<string, Awaited<ReturnType<BrowserContext["cookies"]>>>();

/** Lets the browser be one of the demo organization's people. Every password costs a second: a session is used again as long as it lives. */
export async function be(page: Page, person: Person | "admin@other.test") {
  const session = signedIn.get(person);
  if (session) {
    await page.context().addCookies(session);
    const answer = await page.request.get("/notifications", { maxRedirects: 0 });
    if (answer.status() === 200) return;
  }
  await signInAnew(page, person);
  signedIn.set(person, (await page.context().cookies()).filter(({ name }) => name === "throughline.session"));
}

/** The same, and on the board, where signing in leads. */
export async function signIn(page: Page, person: Person | "admin@other.test" = "rep") {
  await be(page, person);
  if (!page.url().endsWith("/deals")) await page.goto("/deals");
}

/** Another person in a browser and a session of their own. */
export async function another(browser: Browser, person: Person) {
  const page = await (await browser.newContext()).newPage();
  await signInAnew(page, person);
  return page;
}

async function signInAnew(page: Page, person: string) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail or user name").fill(person.includes("@") ? person : `${person}@demo.test`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/deals/);
}
