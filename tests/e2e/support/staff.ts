import { expect, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { demoSecret } from "../../../prisma/seed/secrets";
import { PASSWORD } from "./people";

type Colleague = "ops" | "support" | "implementer" | "csm" | "hotline";

/** The code of this half-minute, or of one that comes after. */
export function codeOf(secret: string, stepsAhead = 0) {
  return new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate({ timestamp: Date.now() + stepsAhead * 30_000 });
}

/** Signs in to Operations as one of the demo's staff. A code works once, so a second sign-in in the same half-minute takes the next one. */
export async function signInAsStaff(page: Page, key: Colleague) {
  await page.goto("/ops/sign-in");
  await page.getByLabel("E-mail").fill(`${key}@demo.test`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  for (const ahead of [0, 1]) {
    await page.getByLabel("Code").fill(codeOf(demoSecret(key), ahead));
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "used before" }).or(page.getByRole("heading", { name: "Organizations" }))).toBeVisible();
    if (await page.getByRole("heading", { name: "Organizations" }).isVisible()) return;
  }
}
