import { expect, type BrowserContext, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { demoSecret } from "../../../prisma/seed/secrets";
import { PASSWORD } from "./people";

type Colleague = "ops" | "support" | "implementer" | "csm" | "hotline";

/** The code of this half-minute, or of one that comes after. */
export function codeOf(secret: string, stepsAhead = 0) {
  return new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate({ timestamp: Date.now() + stepsAhead * 30_000 });
}

const signedIn = new Map<Colleague, Awaited<ReturnType<BrowserContext["cookies"]>>>();

/** In Operations as one of the demo's staff. A code works once and a wrong one counts, so a session is used again as long as it lives. */
export async function signInAsStaff(page: Page, key: Colleague) {
  const home = page.getByRole("heading", { name: "Organizations" });
  await page.context().addCookies(signedIn.get(key) ?? []);
  await page.goto("/ops");
  await expect(home.or(page.getByLabel("Password", { exact: true }))).toBeVisible();
  if (await home.isVisible()) return;
  await page.getByLabel("E-mail").fill(`${key}@demo.test`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  const wasUsed = page.getByRole("alert").filter({ hasText: "used before" });
  const enter = async (stepsAhead: number) => {
    await page.getByLabel("Code").fill(codeOf(demoSecret(key), stepsAhead));
    await page.getByRole("button", { name: "Continue" }).click();
  };
  await enter(0);
  await expect(wasUsed.or(home)).toBeVisible();
  if (await wasUsed.isVisible()) await enter(1);
  await expect(home).toBeVisible();
  signedIn.set(key, (await page.context().cookies()).filter(({ name }) => name === "throughline.staff"));
}
