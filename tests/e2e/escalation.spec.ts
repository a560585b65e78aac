import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { press, retype, tabTo } from "./support/keyboard";
import { newOrganization, startProject } from "./support/onboarding";
import { signInAsStaff } from "./support/staff";

test.slow();

test("staff set a client's calendar, see what each change means before it is saved, and take it back", async ({ page }) => {
  await signInAsStaff(page, "ops");
  const { id, name } = await newOrganization(page, "Larkfield");
  await page.goto("/ops/calendars");
  await expect(page.getByRole("heading", { level: 1, name: "Calendars" })).toBeVisible();
  await page.goto(`/ops/calendars/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("This is the calendar as it stands.")).toBeVisible();

  const due = page.locator("[data-due]");
  const before = (await due.getAttribute("data-due")) ?? "";
  await press(page, page.getByRole("button", { name: "Add a holiday" }));
  await page.getByLabel("Date of holiday 1").fill(before.slice(0, 10));
  await page.getByLabel("Name of holiday 1").fill("Founders’ day");
  await expect(due).not.toHaveAttribute("data-due", before);
  const moved = (await due.getAttribute("data-due")) ?? "";
  expect(moved > before).toBe(true);
  await expect(page.getByText("Before your changes:")).toBeVisible();
  await expect(page.locator(`[data-day="${before.slice(0, 10)}"]`)).toContainText("Closed · Founders’ day · changed");

  const closing = page.getByLabel("Monday closes");
  await tabTo(page, closing);
  await retype(page, "8");
  await press(page, page.getByRole("button", { name: "Save calendar" }));
  await expect(closing).toHaveValue("08:00");
  await expect(closing).toHaveAttribute("aria-invalid", "true");
  await expect(closing).toHaveAccessibleDescription(/closing time comes after/);
  await expect(page.getByText("It stands here once every field can be read.")).toBeVisible();
  await closing.fill("17:00");
  await looksRight(page);

  await press(page, page.getByRole("button", { name: "Save calendar" }));
  await expect(page.getByText("has a new calendar.").first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Name of holiday 1")).toHaveValue("Founders’ day");
  await expect(due).toHaveAttribute("data-due", new RegExp(`^${moved.slice(0, 10)}`));

  await page.getByRole("button", { name: "Remove Founders’ day" }).click();
  await press(page, page.getByRole("button", { name: "Save calendar" }));
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByLabel("Name of holiday 1")).toHaveValue("Founders’ day");
});

test("a blocker is reported, snoozed with a reason, resolved with notes and reopened, by keyboard", async ({ page }) => {
  await signInAsStaff(page, "ops");
  const { name } = await newOrganization(page, "Bramble");
  await startProject(page, name);
  const box = page.getByRole("region", { name: "Blockers" });
  await expect(box.getByText("Nothing stands in the way")).toBeVisible();

  await press(page, box.getByRole("button", { name: "Report a blocker" }));
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("What stands in the way")).toBeFocused();
  const preview = dialog.getByRole("region", { name: "What fires when" });
  await expect(preview.getByRole("listitem")).toHaveCount(3);
  await expect(preview).toContainText(`${name}’s calendar`);
  await page.keyboard.type("The feed sends empty cost centres");
  await page.keyboard.press("Enter");

  const card = page.getByRole("article", { name: "The feed sends empty cost centres" });
  await expect(card.getByText("Before the reminder")).toBeVisible();
  await expect(card.getByText(`counted on ${name}’s calendar`)).toBeVisible();
  await expect(card.getByText("open in all, since")).toBeVisible();
  await expect(card.getByText("of working time until the reminder")).toBeVisible();
  await expect(card.getByText("Next: reminder")).toBeVisible();

  await press(page, card.getByRole("button", { name: "Snooze" }));
  await expect(dialog.getByLabel("Why")).toBeFocused();
  await page.keyboard.type("They are away until then.");
  await press(page, dialog.getByRole("button", { name: "Snooze" }));
  await expect(dialog.getByText("Say when it ends.")).toBeVisible();
  await press(page, dialog.getByRole("button", { name: "Tomorrow" }));
  await press(page, dialog.getByRole("button", { name: "Snooze", exact: true }));
  await expect(card.getByText("Snoozed", { exact: true }).first()).toBeVisible();
  await expect(card.getByText("They are away until then.").first()).toBeVisible();
  await looksRight(page);

  await press(page, card.getByRole("button", { name: "Resolve" }));
  await page.keyboard.type("They mapped the cost centres.");
  await press(page, dialog.getByRole("button", { name: "Resolve" }));
  await expect(box.getByText("0 open, 1 resolved")).toBeVisible();
  await press(page, box.locator("summary", { hasText: "1 resolved" }));
  await expect(card.getByText("They mapped the cost centres.").first()).toBeVisible();

  await press(page, card.getByRole("button", { name: "Reopen" }));
  await page.keyboard.type("Empty again.");
  await press(page, dialog.getByRole("button", { name: "Reopen" }));
  await expect(box.getByText("1 open", { exact: true })).toBeVisible();
  await press(page, card.locator("summary", { hasText: "History" }));
  for (const words of ["Opened", "They are away until then.", "They mapped the cost centres.", "Reopened"]) await expect(card.getByRole("list", { name: "History" })).toContainText(words);
  await expect(page.getByText("Empty again.").first()).toBeVisible();
});

test("a new version of the policy says how many open blockers it recounts", async ({ page }) => {
  await signInAsStaff(page, "implementer");
  await page.goto("/ops/policies");
  const third = page.locator("section", { has: page.getByRole("heading", { name: "Waiting on a third party" }) });
  await press(page, third.getByRole("button", { name: "New version" }));
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/recounts (no open blocker|\d+ open blockers?)/)).toBeVisible();
  await dialog.getByLabel("Manager after").fill("1");
  await press(page, dialog.getByRole("button", { name: "Make version" }));
  await expect(dialog.getByText("The manager comes after the reminder.")).toBeVisible();
  await dialog.getByLabel("Manager after").fill("5");
  await press(page, dialog.getByRole("button", { name: "Make version" }));
  await expect(page.getByText(/has version \d+\. .* recounted\./)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Versions before" })).toBeVisible();
  await looksRight(page);
});

/** Nothing axe finds, light and dark, and no wider than a phone. */
async function looksRight(page: Page) {
  const size = page.viewportSize();
  for (const [colorScheme, width] of [["light", 1280], ["dark", 360]] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  if (size) await page.setViewportSize(size);
}
