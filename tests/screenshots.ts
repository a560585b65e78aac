import { mkdirSync } from "node:fs";
import { chromium, type Page } from "@playwright/test";
import { build } from "../bin/support/build.mjs";
import { ensureChromium } from "../bin/support/chromium.mjs";
import { at } from "../bin/support/places.mjs";
import { csv, preview, upload } from "./e2e/support/imports";
import { signIn } from "./e2e/support/people";
import { plantRollout } from "./e2e/support/rollouts";
import start from "./e2e/support/server";
import { signInAsStaff } from "./e2e/support/staff";

type Picture = { file: string; isPhone?: boolean; show: (page: Page) => Promise<unknown> };

/** Each picture of the README: its file, and how to come to what it shows. */
const pictures: readonly Picture[] = [
  { file: "board.png", show: showBoard },
  { file: "deal.png", show: showDeal },
  { file: "import.png", show: showImport },
  { file: "project.png", show: showProject },
  { file: "progress.png", isPhone: true, show: async (page) => page.goto(`/progress/${(await plantRollout("hidden")).work}`) },
  { file: "adoption.png", show: showPlan },
];

if ((await build(process.env)) !== 0) throw new Error("The app could not be built.");
const stop = await start();
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox", "--disable-gpu"] });
try {
  mkdirSync(at("docs/images"), { recursive: true });
  for (const { file, isPhone = false, show } of pictures) {
    const viewport = isPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 };
    const context = await browser.newContext({ baseURL: `http://localhost:${process.env.E2E_PORT ?? 3210}`, viewport, locale: "en-US", colorScheme: "light", reducedMotion: "reduce" });
    const page = await context.newPage();
    await show(page);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(700); // fonts and avatars
    await page.screenshot({ path: at("docs/images", file) });
    await context.close();
    console.log(`docs/images/${file}`);
  }
} finally {
  await browser.close();
  await stop?.();
}
process.exit(0);

async function showBoard(page: Page) {
  await signIn(page, "manager");
  await page.locator("[data-card]").first().waitFor();
}

/** The page of an open deal that has a next step. */
async function showDeal(page: Page) {
  await showBoard(page);
  const dealId = await page.locator("section[data-stage]").nth(2).locator("[data-card]").first().getAttribute("data-card");
  await page.goto(`/deals/${dealId}`);
}

/** A file of eight rows, some of which want a decision. */
async function showImport(page: Page) {
  await signIn(page, "admin");
  const rows = [
    "Nordhaven Group,48000,2026-12-18,Maya", "Tallinn Freight,,18/12/2026,Maya", "Ostsee Logistik,31.500,2027-01-20,Otto", "Bellwether,22000,31/02/2027,Nobody", "Kestrel Air,54000,2027-03-01,Maya",
    "Meridian,18750,2027-02-14,Otto",
  ];
  await upload(page, "Deals", csv("pipeline-of-the-north.csv", ["Deal name,Amount,Expected close,Owner", ...rows].join("\n")));
  await preview(page);
}

/** A plan with evidence of some tasks and others left to do: one in the thirties. */
async function showPlan(page: Page) {
  await signIn(page, "success");
  await page.goto("/adoption");
  const plan = page.getByRole("row").filter({ hasText: "Policy Hub" }).filter({ hasText: /3\d\.\d\d%/ }).locator('a[href^="/adoption/"]').first();
  await page.goto((await plan.getAttribute("href")) ?? "/adoption");
}

async function showProject(page: Page) {
  await signInAsStaff(page, "implementer");
  await showFirst(page, "/ops/implementations");
}

/** The first record of a list that has a page of its own. */
async function showFirst(page: Page, list: string) {
  await page.goto(list);
  const record = page.locator(`main a[href^="${list}/"]`).first();
  await record.waitFor();
  await page.goto((await record.getAttribute("href")) ?? list);
}
