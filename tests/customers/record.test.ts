import { expect, test } from "vitest";
import { planActivity } from "@/lib/activities/commands/planning";
import { completeActivity } from "@/lib/activities/commands/editing";
import { createContact } from "@/lib/contacts/commands/creating";
import { createCustomer } from "@/lib/customers/commands/creating";
import { editCustomer } from "@/lib/customers/commands/editing";
import { findCustomers, findLikeCustomers, getCustomerChoices } from "@/lib/customers/queries/choices";
import { getCustomer } from "@/lib/customers/queries/record";
import { listTimeline } from "@/lib/customers/queries/timeline";
import { lineOf, type LineFacts } from "@/lib/customers/rules/line";
import { ListTimeline } from "@/lib/customers/rules/timeline";
import { addNote } from "@/lib/notes/commands/writing";
import { shiftDay, dayOf, dateColumn } from "@/lib/dates";
import { world } from "../support/world";

test("the record tells who, what and how much: open, won in a year, won ever, in the organization's currency", async () => {
  const { ctx, customer, deals, prospecting, won, tenantId, db } = await world();
  const group = await customer("Group");
  const { id: customerId } = await customer("Fjordline", { parentCustomerId: group.id, tags: ["nordic"] });
  const today = dayOf(new Date(), "UTC");
  await db((tx) => tx.exchangeRate.create({ data: { tenantId, from: "EUR", to: "USD", rate: "1.1", day: dateColumn(shiftDay(today, -3)) } }));
  await deals(1, prospecting, { customerId, amount: 500, discount: 100, name: "Renewal" });
  await deals(1, won, { customerId, amount: 200, discount: 0, currencyCode: "EUR", status: "WON", closedDate: dateColumn(shiftDay(today, -30)) });
  await deals(1, won, { customerId, amount: 300, discount: 0, status: "WON", closedDate: dateColumn(shiftDay(today, -800)) });
  await deals(1, won, { customerId, amount: 999, discount: 0, currencyCode: "DKK", status: "WON", closedDate: dateColumn(today) });
  await createContact(ctx, { name: "Ana", customerId, isPrimary: true });
  expect(await getCustomer(ctx, { customerId })).toMatchObject({
    name: "Fjordline", ownerName: "Maya", parentName: "Group", tagColors: { nordic: "#6B7280" }, contactCount: 1, contacts: [{ name: "Ana", isPrimary: true, canEdit: true }], openCount: 1, dealCount: 4, canEdit: true,
    open: { amount: "400.00", currencyCode: "USD", without: [] }, wonInYear: { amount: "220.00", without: ["DKK"] }, wonEver: { amount: "520.00", without: ["DKK"] },
  });
  expect((await getCustomer(ctx, { customerId: group.id })).subsidiaries).toEqual([{ id: customerId, name: "Fjordline" }]);
});

const nothing: LineFacts = { leadAt: null, wonOn: null, openDeals: 0, kickoffOn: null, goLiveTarget: null, goLiveOn: null, hasProject: false, adoption: null, renewsOn: null };

test.each<[string, Partial<LineFacts>, string]>([
  ["nothing is known", {}, "deal:todo implementation:todo live:todo adoption:todo renewal:todo"],
  ["a deal is open", { openDeals: 1 }, "deal:current implementation:todo live:todo adoption:todo renewal:todo"],
  ["it was a lead and bought", { leadAt: "2026-01-01T00:00:00Z", wonOn: "2026-03-01" }, "lead:done deal:done implementation:todo live:todo adoption:todo renewal:todo"],
  ["it is being set up", { wonOn: "2026-03-01", hasProject: true }, "deal:done implementation:current live:todo adoption:todo renewal:todo"],
  ["it uses what it bought", { wonOn: "2026-03-01", hasProject: true, goLiveOn: "2026-05-01", adoption: 62.5 }, "deal:done implementation:done live:done adoption:current renewal:todo"],
])("the line when %s", (_, facts, expected) => {
  expect(lineOf({ ...nothing, ...facts }).map(({ key, state }) => `${key}:${state}`).join(" ")).toBe(expected);
});

test("a rollout that is only planned puts no day on a station the customer has long passed", () => {
  const line = lineOf({ ...nothing, wonOn: "2026-03-01", hasProject: true, kickoffOn: "2026-11-23", goLiveTarget: "2026-12-25", adoption: 31.8 });
  expect(line.map(({ key, day }) => [key, day])).toEqual([["deal", "2026-03-01"], ["implementation", null], ["live", null], ["adoption", null], ["renewal", null]]);
});

test("the timeline tells everything that happened to a customer, newest first, page after page, and only its own", async () => {
  const { ctx, customer, deals } = await world();
  const { customerId } = await createCustomer(ctx, { name: "Fjordline" });
  const [deal] = await deals(1, undefined, { customerId, name: "Renewal" });
  await editCustomer(ctx, { customerId, field: "industry", was: null, value: "Shipping" });
  const { activityId } = await planActivity(ctx, { dealId: deal?.id ?? "", type: "CALL", subject: "Call Ana" });
  await completeActivity(ctx, { activityId, outcome: "Reached" });
  await addNote(ctx, { customerId, content: "Board meets in May", isPinned: false });
  const elsewhere = await customer("Elsewhere");
  await addNote(ctx, { customerId: elsewhere.id, content: "Other", isPinned: false });

  const first = await listTimeline(ctx, ListTimeline.parse({ customerId, limit: 2 }));
  const second = await listTimeline(ctx, ListTimeline.parse({ customerId, limit: 10, before: first.nextCursor }));
  expect([...first.entries, ...second.entries].map(({ action }) => action)).toEqual(["note.created", "activity.completed", "activity.created", "customer.edited", "customer.created"]);
  expect(first.entries).toMatchObject([{ note: { content: "Board meets in May", isGone: false }, byName: "Maya" }, { activity: { type: "CALL", subject: "Call Ana", outcome: "Reached" }, deal: { name: "Renewal" } }]);
  expect(second.entries[1]).toMatchObject({ fields: ["industry"], label: "Change industry of Fjordline" });
  const only = async (kind: string) => (await listTimeline(ctx, ListTimeline.parse({ customerId, kind }))).entries.map(({ action }) => action);
  expect([await only("notes"), await only("activities"), await only("deals")]).toEqual([["note.created"], ["activity.completed", "activity.created"], []]);
});

test("a name that is alike, or an address of the same company, is pointed at before a customer is made twice", async () => {
  const { ctx, customer } = await world();
  await customer("Müller & Söhne GmbH");
  await customer("Fjordline A/S", { primaryEmail: "info@fjordline.example" });
  const ana = await customer("Nordbank");
  await createContact(ctx, { name: "Ana", customerId: ana.id, email: "ana@nordbank.example", isPrimary: false });
  const names = async (name: string, email?: string) => (await findLikeCustomers(ctx, { name, email })).map((each) => [each.name, each.isByName]);
  expect(await names("Muller and Sohne")).toEqual([]);
  expect(await names("MULLER & SOHNE")).toEqual([["Müller & Söhne GmbH", true]]);
  expect(await names("Fjord line")).toEqual([["Fjordline A/S", true]]);
  expect(await names("Something else", "bo@fjordline.example")).toEqual([["Fjordline A/S", false]]);
  expect(await names("Something else", "cy@nordbank.example")).toEqual([["Nordbank", false]]);
  expect(await names("Something else", "someone@gmail.com")).toEqual([]);
  const other = await world();
  expect(await findLikeCustomers(other.ctx, { name: "Fjordline" })).toEqual([]);
});

test("customers are found by every word, and the list knows its people, industries and tags", async () => {
  const { ctx, customer } = await world();
  await customer("Banco Mercantil de Ribadouro", { industry: "Banking", tags: ["south"] });
  await customer("Nordbank", { industry: "Banking" });
  await customer("Fjordline", { industry: "Shipping" });
  expect((await findCustomers(ctx, { q: "ribadouro banco" })).map(({ name }) => name)).toEqual(["Banco Mercantil de Ribadouro"]);
  expect(await getCustomerChoices(ctx)).toMatchObject({ industries: ["Banking", "Shipping"], tags: [{ name: "south" }], people: { length: 6 } });
});

test("another organization's customer is not there", async () => {
  const [acme, other] = [await world(), await world()];
  const { id: customerId } = await acme.customer("Fjordline");
  await expect(getCustomer(other.ctx, { customerId })).rejects.toThrow(/404/);
  expect((await listTimeline(other.ctx, ListTimeline.parse({ customerId }))).entries).toEqual([]);
});
