import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCell, type CellOptions } from "@/lib/imports/cells";
import { round, shift, tidy } from "@/lib/imports/decimals";
import { FIELDS, type Kind } from "@/lib/imports/fields";
import { decideDateOrder, decideDecimal, newProfile, observe } from "@/lib/imports/profiles";

const read = (kind: Kind, raw: string, options: Partial<CellOptions> = {}) => {
  const reading = readCell(raw, { kind }, { decimal: null, dateOrder: null, scale: 0, timeZone: "UTC", ...options });
  return "error" in reading ? reading.error : reading.value;
};
const column = (...values: string[]) => {
  const profile = newProfile();
  for (const value of values) observe(profile, value);
  return profile;
};
const mark = (...values: string[]) => decideDecimal(column(...values)).decimal;
const order = (...values: string[]) => decideDateOrder(column(...values)).dateOrder;

describe("amounts", () => {
  test.each([
    ["$22,700.00", "22700.00"], ["1.234,56", "1234.56"], ["(1,200.00)", "-1200.00"], ["1 234", "1234.00"], ["1 234,50 €", "1234.50"], ["1'234.50", "1234.50"], ["-5", "-5.00"], ["5-", "-5.00"],
    ["−5,5", "-5.50"], ["USD 1,000,000.00", "1000000.00"], ["12,34,567.89", "1234567.89"], ["1.5E+03", "1500.00"], [".5", "0.50"], ["0,5", "0.50"], ["007", "7.00"], ["", null], ["  ", null], ["-0", "0.00"],
  ])("%s is %s", (raw, value) => expect(read("money", raw)).toBe(value));

  test.each([
    ["abc", "“abc” is not a number."], ["12 apples", "“12 apples” is not a number."], ["=1+1", "“=1+1” is not a number."], ["--5", "“--5” is not a number."], ["1.2.3.4", "“1.2.3.4” can be read two ways. Type it as 123.40 or 1234."],
    ["55,00,0", "“55,00,0” can be read two ways. Type it as 5500.00 or 55000."],
    ["1,234", "“1,234” can be read two ways: 1234 or 1.234. Say whether this column uses a decimal point or a decimal comma."],
    ["12%", "“12%” is a percentage, not an amount."],
    ["1000000000000", "“1000000000000” is more than 999,999,999,999.99, the most an amount can be."],
  ])("%s is refused", (raw, sentence) => expect(read("money", raw)).toBe(sentence));

  test("follow their column's decimal mark", () => {
    expect(read("money", "1,234", { decimal: "." })).toBe("1234.00");
    expect(read("money", "1,23", { decimal: "," })).toBe("1.23");
    expect(read("money", "1.234,56", { decimal: "." })).toBe("“1.234,56” does not fit this column, which has a decimal point.");
  });

  test("are kept to the cent, and say so", () => expect(readCell("10.005", { kind: "money" }, { decimal: ".", dateOrder: null, scale: 0, timeZone: "UTC" })).toEqual({ value: "10.01", note: "“10.005” is kept to the cent: 10.01." }));

  test("name their own currency", () => expect(readCell("€ 5", { kind: "money" }, { decimal: null, dateOrder: null, scale: 0, timeZone: "UTC" })).toEqual({ value: "5.00", currency: "EUR" }));

  test("in millions are scaled exactly", () => {
    expect(read("money", "1100.04", { scale: 6 })).toBe("1100040000.00");
    expect(read("money", "0.1", { scale: 3 })).toBe("100.00");
    expect(read("money", "1000000", { scale: 6 })).toBe("“1000000” times 1,000,000 is more than 999,999,999,999.99, the most an amount can be.");
  });

  test("come back from every way of writing them", () => {
    const spaced = (digits: string, by: string) => digits.replace(/\B(?=(\d{3})+$)/g, by);
    const writings = (whole: string, cents: string): [string, "." | ","][] => [[`${spaced(whole, ",")}.${cents}`, "."], [`${spaced(whole, ".")},${cents}`, ","], [`${spaced(whole, " ")},${cents} €`, ","], [`$${whole}.${cents}`, "."], [`${spaced(whole, "'")}.${cents}`, "."]];
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999_999n }), (all) => {
      const [whole = "", cents = ""] = [(all / 100n).toString(), (all % 100n).toString().padStart(2, "0")];
      for (const [text, decimal] of writings(whole, cents)) {
        expect(read("money", text, { decimal })).toBe(`${whole}.${cents}`);
        expect(read("money", text, { decimal: decideDecimal(column(text)).decimal as "." | "," })).toBe(`${whole}.${cents}`);
      }
    }));
  });

  test("scale there and back without losing a digit", () => {
    fc.assert(fc.property(fc.bigInt(), fc.integer({ min: -9, max: 9 }), (all, by) => { expect(shift(shift(all.toString(), by), -by)).toBe(tidy(all.toString())); }));
    expect(round("-0.005", 2)).toBe("-0.01");
    expect(round("0.994999", 2)).toBe("0.99");
  });
});

describe("a column's decimal mark", () => {
  test("is proven by one value that fits only one", () => {
    expect(mark("1,234", "2,345", "9,999.5")).toBe(".");
    expect(mark("1.234", "0,5")).toBe(",");
    expect(mark("1,234,567", "1,234")).toBe(".");
  });
  test("is asked when both fit, with the values that differ", () => expect(decideDecimal(column("1,234", "5,678", "900"))).toEqual({ decimal: "ambiguous", isMixed: false, suggestion: ".", examples: ["1,234", "5,678"] }));
  test("is asked when the values contradict each other", () => expect(decideDecimal(column("1.5", "2.25", "3,5"))).toMatchObject({ decimal: "ambiguous", isMixed: true, suggestion: "." }));
  test("does not matter for whole numbers", () => expect(mark("1054", "0", "")).toBe(null));
  test("is not moved by a value that fits nothing", () => expect(mark("$4,514.00", "55,00,0")).toBe("."));
});

describe("dates", () => {
  test.each([
    ["2017-03-01", "2017-03-01"], ["10/20/2016", "2016-10-20"], ["20/10/2016", "2016-10-20"], ["20.10.2016", "2016-10-20"], ["16 Apr, 2021 00:03:00", "2021-04-16"], ["16-Apr-21", "2021-04-16"], ["April 16th, 2021", "2021-04-16"],
    ["Fri, 16 Apr 2021 10:00:00 GMT", "2021-04-16"], ["16. März 2021", "2021-03-16"], ["3 février 2020", "2020-02-03"], ["20161020", "2016-10-20"], ["2016/10/20", "2016-10-20"], ["03/03/2016", "2016-03-03"],
    ["2017-03-01T10:00:00.000Z", "2017-03-01"], ["31/12/99 11:59 pm", "1999-12-31"], ["2024-02-29", "2024-02-29"],
  ])("%s is %s", (raw, day) => expect(read("date", raw)).toBe(day));

  test.each([
    ["31/02/2017", "31 February does not exist."], ["2017-02-30", "30 February does not exist."], ["02/31/2017", "31 February does not exist."], ["31 Apr 2021", "31 April does not exist."], ["29/02/2017", "29 February 2017 does not exist."],
    ["10/11/2016", "“10/11/2016” can be read two ways: 10 November or 11 October. Say which order this column has."],
    ["2016-20-10", "“2016-20-10” names month 20; a year has twelve."], ["31/31/2016", "“31/31/2016” names month 31; a year has twelve."], ["soon", "“soon” is not a date."], ["12/12/0216", "“12/12/0216” is in the year 216. Dates go from 1900 to 2100."],
    ["2021-04-16 25:00", "“2021-04-16 25:00” is not a date."],
  ])("%s is refused", (raw, sentence) => expect(read("date", raw)).toBe(sentence));

  test("follow their column's order", () => {
    expect(read("date", "10/11/2016", { dateOrder: "dmy" })).toBe("2016-11-10");
    expect(read("date", "10/11/2016", { dateOrder: "mdy" })).toBe("2016-10-11");
    expect(read("date", "20/10/2016", { dateOrder: "mdy" })).toBe("“20/10/2016” does not fit this column, which reads month/day/year.");
    expect(read("date", "31/02/2016", { dateOrder: "dmy" })).toBe("31 February does not exist.");
  });

  test("become instants in their own zone, else in the organization's", () => {
    expect(read("instant", "16 Apr, 2021 00:03:00", { timeZone: "America/New_York" })).toBe("2021-04-16T04:03:00.000Z");
    expect(read("instant", "2021-04-16T00:03:00+02:00", { timeZone: "America/New_York" })).toBe("2021-04-15T22:03:00.000Z");
    expect(read("instant", "2016-10-20", { timeZone: "Europe/Berlin" })).toBe("2016-10-19T22:00:00.000Z");
    expect(read("instant", "2021-03-28", { timeZone: "Europe/Berlin" })).toBe("2021-03-27T23:00:00.000Z");
  });

  test("come back from every order they are written in", () => {
    fc.assert(fc.property(fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year = "", month = "", day = ""] = iso.split("-");
      expect(read("date", `${day}/${month}/${year}`, { dateOrder: "dmy" })).toBe(iso);
      expect(read("date", `${month}/${day}/${year}`, { dateOrder: "mdy" })).toBe(iso);
      expect(read("date", iso)).toBe(iso);
    }));
  });
});

describe("a column's date order", () => {
  test("is proven by one value that fits only one", () => {
    expect(order("10/11/2016", "10/20/2016")).toBe("mdy");
    expect(order("10/11/2016", "20/10/2016")).toBe("dmy");
    expect(order("2016-10-20")).toBe("ymd");
    expect(order("31/02/2016", "01/02/2016")).toBe("dmy");
  });
  test("is asked when both fit", () => expect(decideDateOrder(column("10/11/2016", "01/02/2016"))).toEqual({ dateOrder: "ambiguous", isMixed: false, suggestion: "mdy", examples: ["10/11/2016", "01/02/2016"] }));
  test("is asked when the values contradict each other", () => expect(decideDateOrder(column("20/10/2016", "10/20/2016"))).toMatchObject({ dateOrder: "ambiguous", isMixed: true }));
  test("does not matter without dates", () => expect(order("Acme", "")).toBe(null));
});

describe("closed kinds", () => {
  test.each<[Kind, string, unknown]>([
    ["integer", "2,822", "“2,822” can be read two ways: 2822 or 2.822. Say whether this column uses a decimal point or a decimal comma."], ["integer", "2822.0", "2822"], ["integer", "1.5", "“1.5” is not a whole number."], ["percent", "12%", "12.00"], ["percent", "120", "“120” is not between 0 and 100 %."],
    ["boolean", "Yes", true], ["boolean", "0", false], ["boolean", "maybe", "“maybe” is neither yes nor no."],
    ["email", "Ann <Ann@Example.COM>", "ann@example.com"], ["email", "ann@", "“ann@” is not an e-mail address."],
    ["url", "example.com/a", "https://example.com/a"], ["url", "javascript:alert(1)", "“javascript:alert(1)” is not a web address."], ["phone", "+49 (0)30 123-45", "+49 (0)30 123-45"], ["phone", "=cmd()", "“=cmd()” is not a telephone number."],
    ["currency", "eur", "EUR"], ["currency", "$", "USD"], ["currency", "XYZ", "“XYZ” is not a currency. Use its three letters, for example USD."],
    ["tags", "a; b,a", ["a", "b"]], ["text", "=HYPERLINK(\"x\")", "=HYPERLINK(\"x\")"], ["text", "x".repeat(501), "This text has 501 characters; 500 is the most."],
  ])("%s %s", (kind, raw, value) => expect(read(kind, raw)).toEqual(value));

  test("words of a closed set are found whatever their case, and by synonym", () => {
    const reason = FIELDS.deals.find(({ key }) => key === "lostReason") ?? { kind: "text" as const };
    const readReason = (raw: string) => readCell(raw, reason, { decimal: null, dateOrder: null, scale: 0, timeZone: "UTC" });
    expect([readReason("no budget"), readReason("Too expensive")]).toEqual([{ value: "NO_BUDGET" }, { value: "PRICE" }]);
    expect(readReason("because")).toEqual({ error: "“because” is not one of Price, Competition, No budget, Timing, Product fit, Other." });
  });
});
