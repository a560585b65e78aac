import { describe, expect, test } from "vitest";
import type { Plan } from "@/lib/imports/planning";
import { isPressing, listQuestions } from "@/lib/imports/questions";
import { Decisions, Mapping } from "@/lib/imports/rules";
import type { Entity } from "@/lib/imports/rules";
import { count, newOrganization, openSheet } from "./organization";

const DEALS = "id,name,account,stage,value,close date,owner\n";

async function plan(entity: Entity, content: string, { organization = newOrganization({ customers: ["Acme Corporation"], products: ["GTX Pro"], people: ["Ines Okafor"] }), decisions = {} as Decisions } = {}) {
  const sheet = await openSheet(entity, content);
  const plans = organization.planAll(entity, sheet, decisions);
  return { sheet, plans, organization, first: plans[0] as Plan, questions: listQuestions(organization.inputFor(entity, sheet, decisions), sheet.profiles, sheet.guesses) };
}
const faults = ({ problems }: Plan) => problems.map(({ column, message }) => `${column}: ${message}`);
const said = ({ notes }: Plan) => notes.map(({ message }) => message);

describe("a deal's row", () => {
  test("becomes a deal, its stage deciding what the close date means", async () => {
    const { plans } = await plan("deals", `${DEALS}1,One,ACME corporation,Won,"$1,054.00",2017-03-01,Ines Okafor\n2,Two,Acme Corporation,Prospecting,12.5,2017-04-01,ines okafor\n`);
    expect(plans.map(({ action, values }) => [action, values["status"], values["amount"], values["closedDate"], values["expectedCloseDate"], values["customer"], values["owner"]])).toEqual([
      ["CREATE", "WON", "1054.00", "2017-03-01", undefined, { id: "customers-1" }, { id: "people-3" }],
      ["CREATE", "OPEN", "12.50", undefined, "2017-04-01", { id: "customers-1" }, { id: "people-3" }],
    ]);
  });

  test("with gaps arrives with its gaps, and says so", async () => {
    const { first } = await plan("deals", `${DEALS}1,One,,Prospecting,,,\n`);
    expect(first.action).toBe("CREATE");
    expect(first.values).toEqual({ externalId: "1", name: "One", stage: { id: "s1" }, status: "OPEN", isCreatedDateKnown: false });
    expect(said(first)).toEqual(["Arrives without a customer. Nothing is made up.", "Arrives without an amount.", "Its creation date is unknown: the import's time stands in, marked so."]);
  });

  test("with faults names each in its cell", async () => {
    const { plans } = await plan("deals", `${DEALS}1,One,Acme Corporation,Wonn,"55,00,0",2017-02-30,\n2,Two,Acme Corporation,Won,"1,500.00",,\n3,Three\n`);
    expect(faults(plans[0] as Plan)).toEqual(["stage: “Wonn” is not a stage. Did you mean Closed Won?", "value: “55,00,0” can be read two ways. Type it as 5500.00 or 55000.", "close date: 30 February does not exist."]);
    expect(faults(plans[1] as Plan)).toEqual(["close date: A won deal needs the date it was closed."]);
    expect(faults(plans[2] as Plan)).toEqual(["null: This row has 2 cells, the header names 7. Is a part missing?"]);
    expect(count(plans)).toEqual({ create: 0, update: 0, skip: 0, error: 3 });
  });

  test("makes unknown customers and owners, unless told otherwise", async () => {
    const content = `${DEALS}1,One,Quarrystone,Prospecting,1,,Priya Raman\n`;
    const { first } = await plan("deals", content);
    expect([first.values["customer"], first.values["owner"]]).toEqual([{ create: "Quarrystone" }, { create: "Priya Raman" }]);
    expect(said(first)).toContain("The person “Priya Raman” is created.");
    const left = await plan("deals", content, { decisions: Decisions.parse({ customer: { others: { choose: "empty" } } }) });
    expect(left.first.values["customer"]).toBeUndefined();
    expect(said(left.first)).toContain("“Quarrystone” is left out.");
  });

  test("asks when a customer is merely alike", async () => {
    const { first, questions } = await plan("deals", `${DEALS}1,One,Acme Corp.,Prospecting,1,,\n`);
    expect(faults(first)).toEqual(["account: “Acme Corp.” is not a customer. Did you mean Acme Corporation?"]);
    expect(questions.filter(isPressing)).toMatchObject([{ about: "names", field: "customer", names: [{ value: "Acme Corp.", count: 1, isOpen: true }] }]);
  });

  test("names its own currency", async () => {
    const { first } = await plan("deals", `${DEALS}1,One,,Prospecting,€ 5,,\n`);
    expect(first.values).toMatchObject({ amount: "5.00", currencyCode: "EUR" });
  });

  test("closed before it was created keeps both dates and says so", async () => {
    const { first } = await plan("deals", "id,created,stage,close date\n1,2017-05-01,Lost,2017-03-01\n");
    expect(said(first)).toContain("It was closed before it was created; both dates are kept as the file has them.");
  });
});

describe("a row seen before", () => {
  const imported = async () => {
    const first = await plan("deals", `${DEALS}1,One,Acme Corporation,Won,1054,2017-03-01,Ines Okafor\n`);
    first.organization.run("deals", first.plans);
    return first.organization;
  };

  test("and unchanged is skipped", async () => {
    const { first } = await plan("deals", `${DEALS}1,One,Acme Corporation,Closed Won,"$1,054.00",1 Mar 2017,INES OKAFOR\n`, { organization: await imported() });
    expect([first.action, said(first)]).toEqual(["SKIP", ["Already the same."]]);
  });

  test("and changed is updated, before and after side by side", async () => {
    const { first } = await plan("deals", `${DEALS}1,One,Acme Corporation,Won,1108,2017-03-14,\n`, { organization: await imported() });
    expect([first.action, first.changes]).toEqual(["UPDATE", { amount: ["1054.00", "1108.00"], closedDate: ["2017-03-01", "2017-03-14"] }]);
  });

  test("with an empty cell keeps what is there", async () => expect((await plan("deals", `${DEALS}1,One,,,,,\n`, { organization: await imported() })).first.action).toBe("SKIP"));

  test("twice in one file: the same is skipped, a different one wins", async () => {
    const { plans } = await plan("deals", `${DEALS}1,One,,Won,5,2017-03-01,\n1,One,,Won,5,2017-03-01,\n1,One,,,6,,\n`);
    expect(plans.map((each) => [each.action, each.repeats, said(each).at(-1)])).toEqual([
      ["CREATE", null, "Its creation date is unknown: the import's time stands in, marked so."], ["SKIP", 1, "The same as row 1."], ["UPDATE", 2, "Row 2 is the same deal. This later row wins."],
    ]);
    expect(plans[2]?.values).toEqual({ externalId: "1", name: "One", amount: "6.00" });
  });
});

describe("customers, products, people", () => {
  test("a parent further down in the same file is no stranger", async () => {
    const { plans, questions } = await plan("customers", "account,subsidiary_of\nHarrow,Cobalt\nCobalt,\n", { organization: newOrganization({ customers: ["Cobalte"] }) });
    expect(plans.map(({ action, values }) => [action, values["parentCustomer"]])).toEqual([["CREATE", { create: "Cobalt" }], ["CREATE", undefined]]);
    expect(questions.filter(isPressing)).toEqual([]);
    expect(said(plans[1] as Plan)).toEqual(["Resembles the customer Cobalte, and is created beside it."]);
  });

  test("nobody is their own parent", async () => expect(faults((await plan("customers", "account,subsidiary_of\nHarrow,Harrow\n")).first)).toEqual(["subsidiary_of: A customer cannot be its own parent."]));

  test("a nameless row is an error, an empty one is skipped", async () => {
    const { plans } = await plan("customers", "account,sector\n,medical\n,\nAcme Corporation,retail\n");
    expect(faults(plans[0] as Plan)).toEqual(["account: Name is missing."]);
    expect([plans[1]?.action, said(plans[1] as Plan)]).toEqual(["SKIP", ["The row is empty."]]);
    expect([plans[2]?.action, plans[2]?.changes]).toEqual(["UPDATE", { industry: [null, "retail"] }]);
  });

  test("an unmapped column can be kept as a custom field", async () => {
    const sheet = await openSheet("customers", "account,year_established\nNew,1996\n");
    const mapping = sheet.mapping.map((column) => (column.name === "account" ? column : { ...column, target: { to: "custom" as const, key: "year_established", label: "Year established", type: "NUMBER" as const } }));
    expect(newOrganization().planAll("customers", { ...sheet, mapping })[0]?.values).toEqual({ name: "New", "customFields.year_established": "1996" });
  });

  test("a formula is text", async () => expect((await plan("products", 'product,series\n"=HYPERLINK(""http://x"")",+1\n')).first.values).toEqual({ name: '=HYPERLINK("http://x")', series: "+1" }));

  test("what the file lacks is said before anything runs", async () => {
    const { questions, first } = await plan("customers", "sector,revenue\nmedical,\"1,234\"\n");
    expect(questions).toEqual([{ about: "missing", field: "name", label: "Name" }, { about: "decimal", column: 1, name: "revenue", examples: ["1,234"], suggestion: ".", isMixed: false }, expect.objectContaining({ about: "scale", scale: 6 })]);
    expect(first.action).toBe("ERROR");
  });
});

test("two columns cannot go to one field", () => {
  const column = (at: number) => ({ column: at, name: "x", target: { to: "field", field: "name" } });
  expect(Mapping.safeParse([column(0), column(1)]).error?.issues[0]?.message).toBe("Two columns go to “name”. Choose one of them.");
});
