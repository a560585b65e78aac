import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { query } from "../../bin/support/database.mjs";
import { signInAsStaff } from "./support/staff";

const sql = (text: string, values: unknown[] = []) => query(process.env.E2E_DATABASE_URL ?? "", text, values) as Promise<Record<string, string>[]>;

/** Waits for the outbox like what the product says itself. */
async function tell(title: string) {
  const [{ id = "" } = {}] = await sql(`select id from internal_users where email = 'support@demo.test'`);
  const payload = { kind: "blocker.resolved", title, body: "By Ines Okafor. The feed is complete.", href: "/ops" };
  await sql(`insert into outboxes (channel, recipient, "dedupeKey", payload) values ('IN_APP', $1, $2, $3)`, [`staff:${id}`, randomUUID(), JSON.stringify(payload)]);
}

test("one of the staff sees in the bell that something is new, reads it, reads the rest at once, and chooses what to hear of", async ({ page }) => {
  const stamp = Date.now().toString(36);
  await signInAsStaff(page, "support");
  for (const n of [1, 2]) await tell(`Resolved: feed ${n} ${stamp}`);
  const bell = page.getByRole("link", { name: /Notifications, \d+ new/ });
  await expect(async () => {
    await page.goto("/ops/notifications");
    await expect(page.getByText(`Resolved: feed 2 ${stamp}`)).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(bell).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  const row = page.getByRole("listitem").filter({ hasText: `Resolved: feed 1 ${stamp}` });
  await row.getByRole("button", { name: "Mark as read" }).click();
  await expect(row.getByText("unread")).toHaveCount(0);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();

  const choice = page.getByLabel("A blocker I was told of is resolved");
  await choice.selectOption("Nowhere");
  await expect(async () => {
    await page.reload();
    await expect(choice).toHaveValue("OFF", { timeout: 2000 });
  }).toPass();
  await choice.selectOption("Bell");
  await expect(async () => {
    await page.reload();
    await expect(choice).toHaveValue("IN_APP", { timeout: 2000 });
  }).toPass();

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.getByRole("button", { name: "More" }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: "Notifications" })).toBeVisible();
});
