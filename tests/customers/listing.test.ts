import { expect, test } from "vitest";
import { countExactly, listCustomers } from "@/lib/customers/queries/list";
import { ListCustomers, listingHref, readListing, type CustomerSort } from "@/lib/customers/rules/filtering";
import { world } from "../support/world";

const listing = (asked: object = {}) => ListCustomers.parse(asked);

test("customers stand by name, whatever their case, and each page begins where the last one ended", async () => {
  const { ctx, customer } = await world();
  for (const name of ["delta", "Alpha", "charlie", "Bravo", "echo"]) await customer(name);
  const first = await listCustomers(ctx, listing({ limit: 2 }));
  expect(first).toMatchObject({ count: 5, isCountCapped: false });
  const second = await listCustomers(ctx, listing({ limit: 2, after: first.nextCursor }));
  const third = await listCustomers(ctx, listing({ limit: 2, after: second.nextCursor }));
  expect([first, second, third].map(({ rows }) => rows.map(({ name }) => name))).toEqual([["Alpha", "Bravo"], ["charlie", "delta"], ["echo"]]);
  expect(third.nextCursor).toBeNull();
});

test.each<[CustomerSort, string[]]>([
  ["-name", ["C", "B", "A"]], ["created", ["A", "B", "C"]], ["-created", ["C", "B", "A"]], ["-contact", ["B", "A", "C"]], ["contact", ["C", "A", "B"]], ["-order", ["A", "C", "B"]],
])("sorted by %s, page after page", async (sort, expected) => {
  const { ctx, customer, deals, won } = await world();
  const a = await customer("A", { lastContactDate: new Date("2026-01-01") });
  await customer("B", { lastContactDate: new Date("2026-02-01") });
  const c = await customer("C");
  await deals(1, won, { customerId: a.id, status: "WON", closedDate: new Date("2026-03-02") });
  await deals(1, won, { customerId: c.id, status: "WON", closedDate: new Date("2026-03-01") });
  const names: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await listCustomers(ctx, listing({ sort, limit: 1, ...(after && { after }) }));
    names.push(...page.rows.map(({ name }) => name));
    after = page.nextCursor;
  }
  expect(names).toEqual(expected);
});

test("filters hold together, and inside a list any one is enough", async () => {
  const { ctx, otto, customer } = await world();
  await customer("Mine", { industry: "Shipping", tags: ["nordic"] });
  await customer("Ottos", { ownerId: otto.id, industry: "Shipping", status: "CHURNED" });
  await customer("Nobodys", { ownerId: null, industry: "Banking" });
  const names = async (asked: object) => (await listCustomers(ctx, listing(asked))).rows.map(({ name }) => name);
  expect(await names({ owner: "me" })).toEqual(["Mine"]);
  expect(await names({ owner: "none" })).toEqual(["Nobodys"]);
  expect(await names({ owner: `me,${otto.id}`, industry: ["Shipping"] })).toEqual(["Mine", "Ottos"]);
  expect(await names({ status: "CHURNED" })).toEqual(["Ottos"]);
  expect(await names({ tag: ["nordic", "south"] })).toEqual(["Mine"]);
  expect(await names({ q: "obod" })).toEqual(["Nobodys"]);
  expect(await names({ owner: "team" })).toEqual([]);
  expect(await countExactly(ctx, { industry: ["Shipping"] })).toBe(2);
});

test("worth is told per currency: open deals, and what was ever won", async () => {
  const { ctx, customer, deals, prospecting, won } = await world();
  const { id: customerId } = await customer("Fjordline");
  await deals(1, prospecting, { customerId, amount: 500, discount: 100 });
  await deals(1, won, { customerId, amount: 300, discount: 0, status: "WON", currencyCode: "EUR" });
  const { rows } = await listCustomers(ctx, listing());
  expect(rows[0]).toMatchObject({ openDeals: 1, worth: [{ currencyCode: "EUR", open: "0", won: "300.00" }, { currencyCode: "USD", open: "400.00", won: "0" }], ownerName: "Maya", canEdit: true });
});

test("the trash and other organizations stay out", async () => {
  const [acme, other] = [await world(), await world()];
  await acme.customer("Gone", { deletedAt: new Date() });
  await other.customer("Theirs");
  expect((await listCustomers(acme.as(acme.adam), listing())).rows).toEqual([]);
});

test("an address that means nothing shows the list", () => {
  expect(readListing({ sort: "shoe size", status: "PURPLE", owner: ["me", "x"], limit: "9999" })).toEqual({ sort: "name", limit: 50 });
  expect(listingHref(readListing({ q: "fjord", status: "ACTIVE", after: "abc" }), { sort: "-created" })).toBe("/customers?status=ACTIVE&q=fjord&sort=-created");
});
