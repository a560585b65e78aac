import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { round } from "@/lib/imports/decimals";
import type { Plan } from "@/lib/imports/planning";
import { isPressing, listQuestions } from "@/lib/imports/questions";
import type { Decisions, Mapping } from "@/lib/imports/rules";
import { count, newOrganization, openSheet, STAGES, type Sheet } from "./organization";

const folder = path.resolve(import.meta.dirname, "../../../shared/data/crm-sales-opportunities");
const isHere = existsSync(folder);
if (!isHere) console.warn(`The real files are not at ${folder}; their tests are skipped.`);
const open = (entity: Parameters<typeof openSheet>[0], file: string) => openSheet(entity, createReadStream(path.join(folder, file)));
const targets = ({ mapping }: Sheet) => Object.fromEntries(mapping.map(({ name, target }) => [name, target.to === "field" ? target.field : target.to]));
const scaled = (mapping: Mapping, name: string) => mapping.map((column) => (column.name === name ? { ...column, scale: 6 as const } : column));

/** Answers the deals wizard: GTXPro is GTX Pro, Engaging becomes a stage. */
const answers = (gtxPro: string): Decisions => ({ product: { names: { GTXPro: { choose: "existing", id: gtxPro } } }, stage: { names: { Engaging: { choose: "create" } } } });

async function importAll() {
  const organization = newOrganization();
  const files = [["products", "products.csv"], ["people", "sales_teams.csv"], ["customers", "accounts.csv"], ["deals", "sales_pipeline.csv"]] as const;
  const done: Record<string, { sheet: Sheet; plans: Plan[] }> = {};
  for (const [entity, file] of files) {
    const sheet = await open(entity, file);
    const gtxPro = [...organization.records.products.values()].find(({ values }) => values["name"] === "GTX Pro")?.id ?? "";
    const plans = organization.planAll(entity, { ...sheet, mapping: scaled(sheet.mapping, "revenue") }, answers(gtxPro));
    organization.run(entity, plans);
    done[entity] = { sheet, plans };
  }
  return { organization, done };
}

describe.skipIf(!isHere)("the real files", () => {
  test("are mapped without help", async () => {
    expect(targets(await open("customers", "accounts.csv"))).toEqual({ account: "name", sector: "industry", year_established: "skip", revenue: "annualRevenue", employees: "employeeCount", office_location: "billingAddress.country", subsidiary_of: "parentCustomer" });
    expect(targets(await open("products", "products.csv"))).toEqual({ product: "name", series: "series", sales_price: "listPrice" });
    expect(targets(await open("people", "sales_teams.csv"))).toEqual({ sales_agent: "name", manager: "manager", regional_office: "skip" });
    expect(targets(await open("deals", "sales_pipeline.csv"))).toEqual({ opportunity_id: "externalId", sales_agent: "owner", product: "product", account: "customer", deal_stage: "stage", engage_date: "createdDate", close_date: "closeDate", close_value: "amount" });
  });

  test("suggest millions for revenue, and custom fields for what has no place", async () => {
    const { guesses } = await open("customers", "accounts.csv");
    expect(guesses.find(({ name }) => name === "revenue")?.scaling).toEqual({ scale: 6, reason: "The largest value is 11,698.03: yearly revenue is often given in millions" });
    expect(guesses.find(({ name }) => name === "year_established")?.offer).toEqual({ key: "year_established", label: "Year established", type: "NUMBER" });
    expect((await open("people", "sales_teams.csv")).guesses[2]?.offer).toEqual({ key: "regional_office", label: "Regional office", type: "SELECT" });
  });

  test("GTXPro is asked, not assumed", async () => {
    const organization = newOrganization({ products: ["GTX Basic", "GTX Pro", "MG Special", "MG Advanced", "GTX Plus Pro", "GTX Plus Basic", "GTK 500"] });
    const sheet = await open("deals", "sales_pipeline.csv");
    const questions = listQuestions(organization.inputFor("deals", sheet), sheet.profiles, sheet.guesses);
    const names = (field: string) => questions.flatMap((question) => (question.about === "names" && question.field === field ? question.names : []));
    expect(names("product")).toEqual([{ value: "GTXPro", count: 1480, isOpen: true, outcome: "“GTXPro” is not a product. Did you mean GTX Pro?", suggestions: [expect.objectContaining({ name: "GTX Pro", score: 0.99 }), expect.objectContaining({ name: "GTX Plus Pro" })] }]);
    expect(names("stage").map(({ value, count: rows, outcome, isOpen }) => ({ value, rows, outcome, isOpen }))).toEqual([
      { value: "Engaging", rows: 1589, outcome: "“Engaging” is not a stage yet. Choose one, or create it.", isOpen: true },
      { value: "Won", rows: 4238, outcome: "“Won” is matched to Closed Won.", isOpen: false }, { value: "Lost", rows: 2473, outcome: "“Lost” is matched to Closed Lost.", isOpen: false },
    ]);
    expect(questions).toContainEqual({ about: "empty", column: 3, name: "account", field: "customer", label: "Customer", count: 1425 });
    expect(questions.filter(isPressing)).toHaveLength(2);
    expect(count(organization.planAll("deals", sheet)).error).toBe(sheet.rows.filter(({ cells }) => cells[2] === "GTXPro" || cells[4] === "Engaging").length);
  });

  test("all arrive: nothing dropped, nothing invented", async () => {
    const { organization: { records }, done } = await importAll();
    expect(Object.fromEntries(Object.entries(done).map(([entity, { plans }]) => [entity, count(plans)]))).toEqual({
      products: { create: 7, update: 0, skip: 0, error: 0 }, people: { create: 35, update: 0, skip: 0, error: 0 },
      customers: { create: 85, update: 0, skip: 0, error: 0 }, deals: { create: 8800, update: 0, skip: 0, error: 0 },
    });
    expect([records.products.size, records.people.size, records.customers.size, records.deals.size]).toEqual([7, 41, 85, 8800]);
    expect([...records.customers.values()].filter(({ values }) => values["parentCustomer"])).toHaveLength(15);
    expect([...records.customers.values()].find(({ values }) => values["name"] === "Acme Corporation")?.values).toMatchObject({ industry: "technolgy", annualRevenue: "1100040000.00", employeeCount: "2822", "billingAddress.country": "United States" });

    const deals = [...records.deals.values()].map(({ values }) => values);
    const of = (status: string) => deals.filter((deal) => deal["status"] === status);
    const stage = (id: string) => deals.filter(({ stage: at }) => typeof at === "object" && at && "id" in at && at.id === id).length;
    expect([of("WON").length, of("LOST").length, stage("stage Engaging"), stage(STAGES[0]?.id ?? "")]).toEqual([4238, 2473, 1589, 500]);
    expect(of("WON").reduce((sum, { amount }) => sum + BigInt(round(String(amount), 2).replace(".", "")), 0n)).toBe(1_000_553_400n);
    expect(deals.filter(({ customer }) => !customer)).toHaveLength(1425);
    expect(deals.filter(({ amount }) => amount === undefined)).toHaveLength(2089);
    expect(deals.filter(({ isCreatedDateKnown }) => isCreatedDateKnown === false)).toHaveLength(500);
    const days = of("WON").map(({ createdDate, closedDate }) => (Date.parse(String(closedDate)) - Date.parse(String(createdDate))) / 86_400_000);
    expect((days.reduce((sum, each) => sum + each, 0) / days.length).toFixed(2)).toBe("51.78");
    expect(((of("WON").length / (of("WON").length + of("LOST").length)) * 100).toFixed(2)).toBe("63.15");
    expect(done["deals"]?.plans.filter(({ notes }) => notes.some(({ code }) => code === "no-customer"))).toHaveLength(1425);
  });

  test("a second import of the same files changes nothing", async () => {
    const { organization, done } = await importAll();
    for (const [entity, { sheet }] of Object.entries(done)) {
      const gtxPro = [...organization.records.products.values()].find(({ values }) => values["name"] === "GTX Pro")?.id ?? "";
      const plans = organization.planAll(entity as "deals", { ...sheet, mapping: scaled(sheet.mapping, "revenue") }, { product: answers(gtxPro)["product"] ?? { names: {} } });
      expect(plans.filter(({ action, notes }) => action !== "SKIP" || notes.at(-1)?.message !== "Already the same.")).toEqual([]);
    }
  });
});
