import { expect, test } from "vitest";
import { validated } from "@/lib/action";
import { editCalendar, undoCalendar } from "@/lib/calendars/commands";
import { EditCalendar, ordinaryCalendar, tidied } from "@/lib/calendars/rules/editing";
import { weekInWords } from "@/lib/calendars/rules/words";
import { moveDeal } from "@/lib/deals/commands/moving";
import { everything } from "@/lib/db/everything";
import { inOrganization } from "@/lib/ops/calendars/entering";
import { getCalendar, listCalendars } from "@/lib/ops/calendars/queries";
import { Refusal } from "@/lib/refusal";
import { staff } from "../ops/staff";
import { first, world } from "../support/world";

const lisbon = ordinaryCalendar("Europe/Lisbon");
const edit = inOrganization(editCalendar);
const undo = inOrganization(undoCalendar);
const storedOf = async (id: string) => (await everything.organization.findUniqueOrThrow({ where: { id }, select: { businessCalendar: true } })).businessCalendar;

test("staff set an organization's calendar, it stands in its audit under their name, and undo brings back what was there", async () => {
  const [{ tenantId }, ruth] = [await world(), await staff("Ruth", "IMPLEMENTATION")];
  const { changeSetId } = await edit(ruth.ctx, { organizationId: tenantId, was: {}, calendar: lisbon });
  expect(await storedOf(tenantId)).toEqual(lisbon);
  const fact = await everything.auditLog.findFirstOrThrow({ where: { tenantId, action: "calendar.edited" } });
  expect([fact.actorKind, fact.internalUserId, fact.changeSetId]).toEqual(["STAFF", ruth.id, changeSetId]);
  await undo(ruth.ctx, { organizationId: tenantId, changeSetId });
  expect(await storedOf(tenantId)).toEqual({});
  await expect(undo(ruth.ctx, { organizationId: tenantId, changeSetId })).rejects.toThrow("already been undone");
});

test("whoever read an older calendar is told who was faster, and nothing is lost", async () => {
  const [{ tenantId }, ruth, leon] = [await world(), await staff("Ruth", "IMPLEMENTATION"), await staff("Leon", "ADMIN")];
  await edit(leon.ctx, { organizationId: tenantId, was: {}, calendar: lisbon });
  const late = edit(ruth.ctx, { organizationId: tenantId, was: {}, calendar: ordinaryCalendar("Asia/Riyadh") });
  await expect(late).rejects.toMatchObject({ status: 409, details: { conflict: { byName: "Leon", theirs: lisbon } } });
  expect(await storedOf(tenantId)).toEqual(lisbon);
});

test("undo here takes back calendars alone, and those of this organization alone", async () => {
  const [w, other, ruth] = [await world(), await world(), await staff("Ruth", "IMPLEMENTATION")];
  const deal = first(await w.deals(1));
  const moved = await moveDeal(w.as(w.adam), { dealId: deal.id, fromStageId: w.prospecting.id, toStageId: w.qualification.id });
  await expect(undo(ruth.ctx, { organizationId: w.tenantId, changeSetId: moved.changeSetId })).rejects.toThrow("Only an edit of the calendar");
  const { changeSetId } = await edit(ruth.ctx, { organizationId: other.tenantId, was: {}, calendar: lisbon });
  await expect(undo(ruth.ctx, { organizationId: w.tenantId, changeSetId })).rejects.toThrow(/404/);
  await expect(edit(ruth.ctx, { organizationId: crypto.randomUUID(), was: {}, calendar: lisbon })).rejects.toThrow(/404/);
  await expect(editCalendar(w.as(w.vera), { organizationId: other.tenantId, was: {}, calendar: lisbon })).rejects.toThrow("Your role");
});

test.each([
  ["a closing time before the opening one", { windows: [{ weekday: "MON", from: "09:00", to: "08:00" }] }, "calendar.windows.0.to"],
  ["two windows that run into each other", { windows: [{ weekday: "MON", from: "09:00", to: "12:00" }, { weekday: "MON", from: "11:00", to: "13:00" }] }, "calendar.windows.1"],
  ["a week without working time", { windows: [] }, "calendar.windows"],
  ["a zone nobody knows", { zone: "Mars/Olympus" }, "calendar.zone"],
  ["a holiday twice", { holidays: [{ date: "2026-12-25" }, { date: "2026-12-25" }] }, "calendar.holidays.1.date"],
  ["a day that does not exist", { overrides: [{ date: "2026-02-30", windows: [] }] }, "calendar.overrides.0.date"],
  ["a time of 25 o'clock on a half day", { overrides: [{ date: "2026-12-24", windows: [{ from: "09:00", to: "25:00" }] }] }, "calendar.overrides.0.windows.0.to"],
])("%s is refused at its field", (_, part, field) => {
  const refusal = caught(() => validated(EditCalendar, { organizationId: crypto.randomUUID(), was: {}, calendar: { ...lisbon, ...part } }));
  expect(Object.keys(refusal.details.fields ?? {})).toContain(field);
});

test("a calendar is stored in the order of the week and the year, without empty names", () => {
  const typed = { ...lisbon, windows: [{ weekday: "SUN" as const, from: "10:00", to: "11:00" }, ...lisbon.windows.toReversed()], holidays: [{ date: "2026-12-25", name: "Christmas" }, { date: "2026-01-01", name: "" }] };
  expect(tidied(typed)).toEqual({ ...lisbon, windows: [...lisbon.windows, { weekday: "SUN", from: "10:00", to: "11:00" }], holidays: [{ date: "2026-01-01" }, { date: "2026-12-25", name: "Christmas" }] });
  expect(weekInWords(typed)).toBe("Mon–Fri 09:00–17:00, Sun 10:00–11:00");
});

test("the list begins with our calendar; an organization's own page says how it is stored", async () => {
  const [{ tenantId }, ruth] = [await world(), await staff("Ruth", "IMPLEMENTATION")];
  const ours = (await everything.organization.findFirst({ where: { isVendor: true } })) ?? (await everything.organization.create({ data: { name: "Vendor", slug: crypto.randomUUID(), isVendor: true } }));
  const { calendars } = await listCalendars(ruth.ctx, {});
  expect(calendars[0]).toMatchObject({ id: ours.id, isVendor: true });
  expect(await getCalendar(ruth.ctx, tenantId)).toEqual({ id: tenantId, name: "Acme", isVendor: false, timezone: "UTC", businessCalendar: {}, clocks: 0 });
  await expect(getCalendar(ruth.ctx, crypto.randomUUID())).rejects.toThrow(/404/);
});

function caught(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("was not refused");
}
