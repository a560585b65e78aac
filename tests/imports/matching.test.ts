import { describe, expect, test } from "vitest";
import { guessMapping } from "@/lib/imports/guessing";
import { indexNames, indexStages } from "@/lib/imports/matching";
import { headerKey, plainKey, similarity, usernameFrom } from "@/lib/imports/names";
import { newProfile, observe } from "@/lib/imports/profiles";
import { STAGES } from "./organization";

const named = (...names: string[]) => names.map((name) => ({ id: name, name }));
const column = (name: string, ...values: string[]) => {
  const profile = newProfile();
  for (const value of values) observe(profile, value);
  return { name, profile };
};

describe("names", () => {
  test.each([["Müller & Söhne", "MULLER and SOHNE"], ["O'Neil  Ltd.", "ONeil ltd"], ["Łódź", "lodz"], ["GTX-Pro", "gtx pro"]])("%s and %s are one name", (one, other) => expect(plainKey(one)).toBe(plainKey(other)));
  test.each([["C", "C++"], ["GTX Pro", "GTXPro"], ["Acme Corp", "Acme"]])("%s and %s are two", (one, other) => expect(plainKey(one)).not.toBe(plainKey(other)));
  test("become usernames", () => expect(["Anna Snelling", "Marek Dvořák", "O'Neil, Jr."].map(usernameFrom)).toEqual(["anna.snelling", "marek.dvorak", "oneil.jr"]));
  test("of columns lose their dress", () => expect(["closeValue", "Close_Value (USD)", "Revenue in millions", "E-Mail"].map(headerKey)).toEqual(["close value", "close value", "revenue", "e mail"]));
  test("are alike by letters and by words", () => {
    expect(similarity("Anna Snelling", "Snelling, Anna")).toBe(0.97);
    expect(similarity("Quarrystone", "Quarystone")).toBeGreaterThan(0.8);
    expect(similarity("Betatech", "Betasoloin")).toBeLessThan(0.6);
  });
});

describe("finding", () => {
  const products = indexNames(named("GTX Pro", "GTX Plus Pro", "GTX Basic", "MG Special"), 0.6);
  test("the same name is found", () => expect(products.find(" gtx  PRO ")).toEqual({ found: "exact", id: "GTX Pro", name: "GTX Pro" }));
  test("a name alike is suggested", () => expect(products.find("GTXPro")).toMatchObject({ found: "similar", suggestions: [{ name: "GTX Pro", score: 0.99 }, { name: "GTX Plus Pro" }] }));
  test("a strange name is not", () => expect(products.find("Telescope")).toEqual({ found: "none" }));
  test("two of one name are asked", () => expect(indexNames([{ id: "1", name: "Acme" }, { id: "2", name: "ACME" }], 0.6).find("acme")).toMatchObject({ found: "similar", suggestions: [{ id: "1", score: 1 }, { id: "2", score: 1 }] }));
  test("an e-mail address finds its person", () => expect(indexNames([{ id: "1", name: "Ann Lee", also: ["ann@x.com"] }], 0.8).find("ANN@x.com")).toMatchObject({ found: "exact", id: "1" }));

  test("of 100,000 names takes no time", () => {
    const many = indexNames(Array.from({ length: 100_000 }, (_, at) => ({ id: String(at), name: `Customer number ${at}` })), 0.8);
    expect(many.find("Customer number 77777")).toMatchObject({ found: "exact" });
    expect(many.find("Quarrystone Ltd")).toEqual({ found: "none" });
  });

  test("stages by their outcome", () => {
    const stages = indexStages(STAGES);
    expect(stages.find("Won")).toMatchObject({ found: "exact", name: "Closed Won" });
    expect(stages.find("LOST")).toMatchObject({ found: "exact", name: "Closed Lost" });
    expect(stages.find("prospecting")).toMatchObject({ found: "exact", name: "Prospecting" });
    expect(stages.find("Wonn")).toMatchObject({ found: "similar", suggestions: [{ name: "Closed Won" }] });
    expect(stages.find("Engaging")).toEqual({ found: "none" });
  });
});

describe("guessing", () => {
  const fields = (...columns: ReturnType<typeof column>[]) => guessMapping("customers", columns).map(({ field }) => field);
  test("follows header and values", () => expect(fields(column("Company Name", "Acme"), column("E-Mail", "a@b.co"), column("Web Site", "acme.com"), column("ZIP", "12345"))).toEqual(["name", "primaryEmail", "website", "billingAddress.postalCode"]));
  test("doubts a header that its values contradict", () => expect(fields(column("Revenue", "high", "low"))).toEqual([null]));
  test("gives a field away once", () => expect(fields(column("Account", "Acme"), column("Company", "Acme"))).toEqual(["name", null]));
  test("says why", () => expect(guessMapping("deals", [column("sales_agent", "Ann")])[0]).toMatchObject({ field: "owner", confidence: 0.95, reason: "“sales agent” usually means owner" }));
  test("offers a custom field of the values' type", () => {
    const offer = (...values: string[]) => guessMapping("products", [column("Weird", ...values)])[0]?.offer?.type;
    expect([offer("1", "2.5"), offer("2017-01-01"), offer("yes", "no"), offer("a@b.co"), offer("https://x.com"), offer("A", "A", "A", "B", "B", "B"), offer("x", "y")]).toEqual(["NUMBER", "DATE", "BOOLEAN", "EMAIL", "URL", "SELECT", "TEXT"]);
  });
  test("sees the scale in the header", () => expect(guessMapping("customers", [column("Revenue (in millions)", "1.5")])[0]?.scaling).toEqual({ scale: 6, reason: "The header says millions" }));
});
