import { expect, test } from "vitest";
import { assignProduct } from "@/lib/adoption/commands/assigning";
import { createSolution } from "@/lib/catalog/commands/solutions";
import { rememberView } from "@/lib/recent/commands";
import { search } from "@/lib/search/queries";
import { Search } from "@/lib/search/rules";
import { statementsOf } from "../bench/support/statements";
import { first, world, type World } from "../support/world";

const ask = async (w: World, q: string, more = {}) => (await search(w.ctx, Search.parse({ q, ...more }))).found;
const names = async (w: World, q: string) => (await ask(w, q)).map(({ kind, name }) => `${kind} ${name}`);

test("a name is found by the beginnings of its words, in any order, without accents and in any case", async () => {
  const w = await world();
  await w.customer("Ribadouró Têxteis");
  await w.customer("Ribeiro Transport");
  for (const q of ["ribadouro", "RIBADOURÓ", "text riba", "riba têx"]) expect([q, await names(w, q)]).toEqual([q, ["customer Ribadouró Têxteis"]]);
});

test("the name itself stands before names that begin so, those before words that begin so, and letters inside a word last", async () => {
  const w = await world();
  for (const name of ["Lenorth", "Big Nort", "Northwind", "Nort"]) await w.customer(name);
  expect(await names(w, "nort")).toEqual(["customer Nort", "customer Northwind", "customer Big Nort", "customer Lenorth"]);
});

test("only where nothing is called so, what is alike is offered", async () => {
  const w = await world();
  await w.customer("Halvorsen Shipping");
  expect(await names(w, "halvorson")).toEqual(["customer Halvorsen Shipping"]);
  await w.customer("Halvorson");
  expect(await names(w, "halvorson")).toEqual(["customer Halvorson"]);
  expect(await names(w, "zzzzqqqq")).toEqual([]);
});

test("deals, contacts, activities, products and people are found, each with its address and what tells it from its namesakes", async () => {
  const w = await world();
  const { tenantId } = w;
  const { id: customerId } = await w.customer("Acme Marine");
  const [deal] = await w.deals(1, w.prospecting, { name: "Quayside cranes", customerId });
  const contact = await w.db((tx) => tx.contact.create({ data: { tenantId, name: "Quay Dickens", jobTitle: "Buyer", email: "q.dickens@acme.test", customerId } }));
  const activity = await w.db((tx) => tx.activity.create({ data: { tenantId, type: "CALL", subject: "Quay visit", dealId: deal?.id ?? null, createdByKind: "USER", createdByName: "Maya" } }));
  const product = await w.db((tx) => tx.product.create({ data: { tenantId, name: "Quay lamp", code: "QL-7" } }));
  expect(await ask(w, "quay")).toEqual(expect.arrayContaining([
    { kind: "deal", id: deal?.id, name: "Quayside cranes", detail: "Acme Marine", href: `/deals/${deal?.id}` },
    { kind: "contact", id: contact.id, name: "Quay Dickens", detail: "Buyer, Acme Marine", href: `/customers/${customerId}#contact-${contact.id}` },
    { kind: "activity", id: activity.id, name: "Quay visit", detail: "Quayside cranes", href: `/activities?open=${activity.id}` },
    { kind: "product", id: product.id, name: "Quay lamp", detail: "QL-7", href: `/catalog/products/${product.id}` },
  ]));
  expect(await names(w, "dickens acme")).toEqual(["contact Quay Dickens"]);
  expect(await names(w, "QL-7")).toEqual(["product Quay lamp"]);
  expect(await names(w, deal?.dealNumber ?? "")).toEqual(["deal Quayside cranes"]);
  expect(await names(w, w.maya.username)).toEqual(["person Maya"]);
});

test("a customer brings its deals along, and a deal without a name is called by customer and product", async () => {
  const w = await world();
  const { id: customerId } = await w.customer("Cancity");
  const [deal] = await w.deals(1, w.prospecting, { name: "", customerId });
  await w.db((tx) => tx.dealLine.create({ data: { tenantId: w.tenantId, dealId: deal?.id ?? "", name: "GTX Pro", quantity: 1, price: 1, total: 1, position: 1 } }));
  expect(await names(w, "cancity")).toEqual(["customer Cancity", "deal Cancity – GTX Pro"]);
});

test("what is in the trash is not found, and what is over stands behind what is open", async () => {
  const w = await world();
  await w.deals(1, w.won, { name: "Harbour", status: "WON", closedDate: new Date() });
  await w.deals(1, w.prospecting, { name: "Harbour" });
  await w.deals(1, w.prospecting, { name: "Harbour", deletedAt: new Date() });
  const found = await ask(w, "harbour");
  const open = await w.db((tx) => tx.deal.findFirstOrThrow({ where: { status: "OPEN", deletedAt: null } }));
  expect(found.map(({ id }) => id)).toEqual([open.id, expect.any(String)]);
});

test("another organization's records are never found", async () => {
  const [w, other] = [await world(), await world()];
  await other.customer("Solely Theirs");
  expect(await names(w, "solely theirs")).toEqual([]);
  expect(await names(other, "solely theirs")).toEqual(["customer Solely Theirs"]);
});

test("letters that mean something to the database mean themselves", async () => {
  // The people's addresses are made of random letters and may hold a 100 of their own.
  const w = await world();
  await w.customer("100% Linen_Co \\ O'Neil & Sons");
  for (const q of ["100%", "linen_co", "o'neil", "& sons", "\\ o'neil", "!|&:*()'\\"]) expect([q, (await names(w, q)).filter((name) => !/^person /.test(name))]).toEqual([q, q.startsWith("!") ? [] : ["customer 100% Linen_Co \\ O'Neil & Sons"]]);
});

test("without a text it shows what the person looked at last, whatever has a page, and one letter finds nothing", async () => {
  const w = await world();
  const { tenantId, db } = w;
  const [one, two] = [await w.customer("First"), await w.customer("Second")];
  const product = await db((tx) => tx.product.create({ data: { tenantId, name: "Looms" } }));
  const { solutionId } = await createSolution(w.as(w.adam), { name: "Weaving", productIds: [product.id] });
  const { planId } = await assignProduct(w.as(w.adam), { customerId: one.id, productId: product.id, name: "Their looms", licenseLevel: "ESSENTIAL", outcomes: [], releases: [] });
  const [deal, nameless] = [first(await w.deals(1, w.prospecting, { name: "Crane" })), first(await w.deals(1, w.prospecting, { name: "", customerId: two.id }))];
  await db((tx) => tx.dealLine.create({ data: { tenantId, dealId: nameless.id, position: 1, name: "Looms" } }));
  const seen = [["Customer", one], ["Deal", deal], ["Deal", nameless], ["Product", product], ["Solution", { id: solutionId }], ["Plan", { id: planId }], ["Customer", two]] as const;
  for (const [entity, { id }] of seen) await rememberView(w.ctx, { entity, entityId: id });
  expect(await names(w, "")).toEqual(["customer Second", "plan Looms", "solution Weaving", "product Looms", "deal Second – Looms", "deal Crane", "customer First"]);
  expect(await names(w, "F")).toEqual([]);
  expect((await search(w.as(w.otto), Search.parse({}))).found).toEqual([]);
});

test("one search is one statement, and the limit holds over all kinds", async () => {
  const w = await world();
  await w.deals(30, w.prospecting, { name: "Crane" });
  const contacts = Array.from({ length: 30 }, (_, n) => ({ tenantId: w.tenantId, name: `Crane ${n}` }));
  await w.db((tx) => tx.contact.createMany({ data: contacts }));
  const found = await ask(w, "crane", { limit: "10" });
  expect([found.length, new Set(found.map(({ kind }) => kind))]).toEqual([10, new Set(["deal", "contact"])]);
  expect(await statementsOf(() => ask(w, "crane"))).toHaveLength(1);
});
