import { readdirSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { at } from "../../../bin/support/places.mjs";
import { be } from "./people";
import { signInAsStaff } from "./staff";

type Way = { as: "nobody" | "admin" | "staff"; /** Where to go, or how to find out once signed in. */ to: string | ((page: Page) => Promise<string>) };

const here = (as: Way["as"], to: Way["to"]): Way => ({ as, to });
const unknown = "x".repeat(43);
const firstLink = (list: string, address: RegExp) => async (page: Page) => {
  await page.goto(list);
  const links = page.locator("main a[href]");
  await expect(links.first()).toBeVisible();
  const all = await links.evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  return all.find((href) => address.test(href)) ?? `nothing on ${list} leads to ${address}`;
};

const firstDeal = async (page: Page) => {
  await page.goto("/deals");
  return `/deals/${await page.locator("[data-card]").first().getAttribute("data-card")}`;
};

/** How to reach each page of the app; those of an import under way, and of a client, are looked at where one is. */
export const ways: Readonly<Record<string, readonly Way[] | "imports.spec.ts" | "progress.spec.ts" | "migrations.spec.ts">> = {
  "/": [here("admin", "/")],
  "/(public)/sign-in": [here("nobody", "/sign-in")],
  "/(public)/forgot-password": [here("nobody", "/forgot-password")],
  "/(public)/invitation/[token]": [here("nobody", `/invitation/${unknown}`)],
  "/(public)/reset-password/[token]": [here("nobody", `/reset-password/${unknown}`)],
  "/(public)/confirm-email/[token]": [here("nobody", `/confirm-email/${unknown}`)],
  "/(public)/welcome": [here("admin", "/welcome")],
  "/(public)/welcome/two-step": [here("admin", "/welcome/two-step")],
  "/(workspace)/deals": [here("admin", "/deals"), here("admin", "/deals?layout=table"), here("admin", "/deals?layout=forecast"), here("admin", "/deals?layout=calendar")],
  "/(workspace)/deals/[dealId]": [here("admin", firstDeal)],
  "/(workspace)/customers": [here("admin", "/customers")],
  "/(workspace)/customers/[customerId]": [here("admin", firstLink("/customers", /^\/customers\/[0-9a-f-]{36}$/))],
  "/(workspace)/adoption": [here("admin", "/adoption")],
  "/(workspace)/adoption/[planId]": [here("admin", firstLink("/adoption", /^\/adoption\/[0-9a-f-]{36}$/))],
  "/(workspace)/activities": [here("admin", "/activities")],
  "/(workspace)/catalog": [here("admin", "/catalog"), here("admin", "/catalog?kind=solutions")],
  "/(workspace)/catalog/products/[productId]": [here("admin", firstLink("/catalog", /^\/catalog\/products\/[0-9a-f-]{36}$/))],
  "/(workspace)/catalog/products/[productId]/import": [here("admin", async (page) => `${await firstLink("/catalog", /^\/catalog\/products\/[0-9a-f-]{36}$/)(page)}/import`)],
  "/(workspace)/catalog/solutions/[solutionId]": [here("admin", firstLink("/catalog?kind=solutions", /^\/catalog\/solutions\/[0-9a-f-]{36}$/))],
  "/(workspace)/notifications": [here("admin", "/notifications")],
  "/(workspace)/settings": [here("admin", "/settings")],
  "/(workspace)/settings/account": [here("admin", "/settings/account")],
  "/(workspace)/settings/organization": [here("admin", "/settings/organization")],
  "/(workspace)/settings/calendar": [here("admin", "/settings/calendar")],
  "/(workspace)/settings/people": [here("admin", "/settings/people")],
  "/(workspace)/settings/pipelines": [here("admin", "/settings/pipelines")],
  "/(workspace)/settings/tags": [here("admin", "/settings/tags")],
  "/(workspace)/settings/products": [here("admin", "/settings/products")],
  "/(workspace)/settings/rates": [here("admin", "/settings/rates")],
  "/(workspace)/settings/fields": [here("admin", "/settings/fields")],
  "/(workspace)/settings/telemetry": [here("admin", "/settings/telemetry")],
  "/(workspace)/settings/telemetry/values": [here("admin", "/settings/telemetry/values")],
  "/(workspace)/settings/keys": [here("admin", "/settings/keys")],
  "/(workspace)/settings/privacy": [here("admin", "/settings/privacy?q=ma")],
  "/(workspace)/settings/audit": [here("admin", "/settings/audit")],
  "/(workspace)/settings/trash": [here("admin", "/settings/trash")],
  "/(workspace)/settings/imports": [here("admin", "/settings/imports")],
  "/(workspace)/settings/imports/[importId]": "imports.spec.ts",
  "/(workspace)/settings/imports/[importId]/columns": "imports.spec.ts",
  "/(workspace)/settings/imports/[importId]/preview": "imports.spec.ts",
  "/(workspace)/settings/imports/[importId]/run": "imports.spec.ts",
  "/(workspace)/settings/imports/[importId]/result": "imports.spec.ts",
  "/progress": "progress.spec.ts",
  "/progress/[token]": [here("nobody", `/progress/${unknown}`)],
  "/ops/preview/[projectId]": "progress.spec.ts",
  "/ops/sign-in": [here("nobody", "/ops/sign-in")],
  "/ops/sign-in/forgot": [here("nobody", "/ops/sign-in/forgot")],
  "/ops/sign-in/reset/[token]": [here("nobody", `/ops/sign-in/reset/${unknown}`)],
  "/ops/invitation/[token]": [here("nobody", `/ops/invitation/${unknown}`)],
  "/ops/two-step": [here("staff", "/ops/two-step")],
  "/ops/(portal)": [here("staff", "/ops")],
  "/ops/(portal)/account": [here("staff", "/ops/account")],
  "/ops/(portal)/calendars": [here("staff", "/ops/calendars")],
  "/ops/(portal)/calendars/[organizationId]": [here("staff", firstLink("/ops/calendars", /^\/ops\/calendars\/[0-9a-f-]{36}$/))],
  "/ops/(portal)/blockers": [here("staff", "/ops/blockers")],
  "/ops/(portal)/policies": [here("staff", "/ops/policies")],
  "/ops/(portal)/notifications": [here("staff", "/ops/notifications")],
  "/ops/(portal)/people": [here("staff", "/ops/people")],
  "/ops/(portal)/implementations": [here("staff", "/ops/implementations"), here("staff", "/ops/implementations?layout=table"), here("staff", "/ops/implementations?layout=workload")],
  "/ops/(portal)/implementations/[projectId]": [here("staff", firstLink("/ops/implementations", /^\/ops\/implementations\/[0-9a-f-]{36}$/))],
  "/ops/(portal)/implementations/[projectId]/imports": [here("staff", async (page) => `${await firstLink("/ops/implementations", /^\/ops\/implementations\/[0-9a-f-]{36}$/)(page)}/imports`)],
  "/ops/(portal)/implementations/[projectId]/imports/[importId]/[step]": "migrations.spec.ts",
  "/ops/(portal)/templates": [here("staff", "/ops/templates")],
  "/ops/(portal)/templates/[templateId]": [here("staff", firstLink("/ops/templates", /^\/ops\/templates\/[0-9a-f-]{36}$/))],
  "/ops/(portal)/organizations/[organizationId]": [here("staff", firstLink("/ops", /^\/ops\/organizations\/[0-9a-f-]{36}$/))],
};

/** Every page of the app by its folder, as the file system has them. */
export function everyPage() {
  const files = readdirSync(at("app"), { recursive: true }).map(String).filter((file) => file.endsWith("page.tsx"));
  return files.map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`).toSorted();
}

/** Signs in where that is needed and opens the page. */
export async function open(page: Page, { as, to }: Way) {
  if (as === "admin") await be(page, "admin");
  if (as === "staff") await signInAsStaff(page, "ops");
  await page.goto(typeof to === "string" ? to : await to(page));
}
