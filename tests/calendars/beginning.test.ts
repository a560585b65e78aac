import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import { getOurCalendar } from "@/lib/calendars/reading";
import { parseCalendar } from "@/lib/calendars/rules";
import { everything } from "@/lib/db/everything";
import { foundInstallation } from "@/lib/ops/founding/commands";
import { FoundInstallation } from "@/lib/ops/founding/rules";
import { createOrganization } from "@/lib/ops/organizations/commands";
import { ensureClient } from "@/lib/projects/client-organizations";
import { staff } from "../ops/staff";
import { world } from "../support/world";

const storedOf = async (id: string) => (await everything.organization.findUniqueOrThrow({ where: { id }, select: { businessCalendar: true } })).businessCalendar;
const again = () => everything.$executeRawUnsafe(readFileSync("prisma/migrations/0106_ordinary_calendars/migration.sql", "utf8"));

test("the vendor's own organization begins with a calendar the clocks can run on", async () => {
  await foundInstallation(FoundInstallation.parse(["ines@halden.example"]));
  const vendor = await everything.organization.findFirstOrThrow({ where: { isVendor: true }, select: { timezone: true, businessCalendar: true } });
  expect(vendor.businessCalendar).toEqual(ordinaryCalendar(vendor.timezone));
  expect(await getOurCalendar()).toMatchObject({ zone: vendor.timezone });
});

test("an organization founded by staff works Monday to Friday, nine to five, in its own zone", async () => {
  const noor = await staff("Noor", "ADMIN");
  const { id } = await createOrganization(noor.ctx, { name: "Kestrel", slug: `kestrel-${crypto.randomUUID().slice(0, 8)}`, timezone: "Asia/Riyadh", currencyCode: "USD", adminName: "Margarethe Voss", adminEmail: `${crypto.randomUUID()}@kestrel.test` });
  expect(await storedOf(id)).toEqual(ordinaryCalendar("Asia/Riyadh"));
});

test("a client of a seller without a calendar begins with the ordinary one; where the seller has hours, those", async () => {
  const scene = await world();
  const [first, second] = [await scene.customer("Atlas", { timezone: "Europe/Lisbon" }), await scene.customer("Boreas")];
  expect(await storedOf((await ensureClient(scene.tenantId, first.id)).organizationId)).toEqual(ordinaryCalendar("Europe/Lisbon"));
  const windows = [{ weekday: "SUN", from: "08:00", to: "16:00" }];
  await everything.organization.update({ where: { id: scene.tenantId }, data: { businessCalendar: { zone: "UTC", windows, holidays: [{ date: "2026-01-01" }], overrides: [] } } });
  expect(await storedOf((await ensureClient(scene.tenantId, second.id)).organizationId)).toEqual({ zone: "UTC", windows, holidays: [], overrides: [] });
});

test("an organization that was without a calendar has the ordinary one after the migration; whoever had one keeps it", async () => {
  const [without, kept] = [await world(), await world()];
  const own = { ...ordinaryCalendar("Asia/Riyadh"), holidays: [{ date: "2026-06-10" }] };
  await everything.organization.update({ where: { id: without.tenantId }, data: { timezone: "America/New_York" } });
  await everything.organization.update({ where: { id: kept.tenantId }, data: { businessCalendar: own } });
  await again();
  expect([await storedOf(without.tenantId), await storedOf(kept.tenantId)]).toEqual([ordinaryCalendar("America/New_York"), own]);
  expect(parseCalendar(await storedOf(without.tenantId))).toMatchObject({ zone: "America/New_York" });
  expect(await again()).toBe(0);
});
