import { describe, expect, it } from "vitest";
import { readNumber, writeNumber } from "@/components/ui/typed-number";

const locales = ["en-US", "en-IN", "de-DE", "de-AT", "de-CH", "fr-FR", "es-ES", "pt-PT", "pl-PL", "sv-SE", "ar-EG", "ja-JP"];

describe("a number is read as the person's language writes it", () => {
  it.each([
    ["de-DE", "1.250", "1250"], ["de-DE", "1.250,50", "1250.50"], ["de-DE", "1250,5", "1250.5"], ["de-DE", "1.250.000", "1250000"], ["de-DE", "0,250", "0.250"], ["de-DE", "€ 1.250,50", "1250.50"], ["de-DE", "50 EUR", "50"],
    ["en-US", "1,250.50", "1250.50"], ["en-US", "1,250", "1250"], ["en-US", "1.250", "1.250"], ["en-US", "$1,234.50", "1234.50"], ["en-US", ".5", "0.5"], ["en-US", "-1,250", "-1250"], ["en-US", "−$5", "-5"],
    ["de-AT", "1.250", "1250"], ["de-CH", "1’250.50", "1250.50"], ["fr-FR", "1 250,50", "1250.50"], ["fr-FR", "1\u202f250,50", "1250.50"], ["en-IN", "12,34,567.5", "1234567.5"],
  ])("%s: %s is %s", (locale, typed, plain) => expect(readNumber(typed, locale)).toBe(plain));

  it.each([["de-DE", "1,250.50", "1250.50"], ["de-DE", "1250.50", "1250.50"], ["en-US", "1.250,50", "1250.50"], ["en-US", "12,5", "12.5"], ["en-US", "1.250.000", "1250000"], ["de-DE", "0.250", "0.250"]])(
    "%s: another notation that has one meaning, %s, is %s", (locale, typed, plain) => expect(readNumber(typed, locale)).toBe(plain));

  it("what could be two numbers is not guessed: a mark the language does not know before three digits, and any in a rate or a percentage", () => {
    expect([readNumber("1.250", "fr-FR"), readNumber("1,250", "de-CH"), readNumber("1.084", "de-DE", "rate"), readNumber("1,084", "en-US", "rate")]).toEqual(["“1.250”", "“1,250”", "“1.084”", "“1,084”"]);
    expect([readNumber("1,084", "de-DE", "rate"), readNumber("1.0842", "de-DE", "rate"), readNumber("12,5 %", "de-DE", "percent")]).toEqual(["1.084", "1.0842", "12.5"]);
  });

  it.each(["a lot", "12abc", "1.2.3", "1,2,3.4", "12 50", "50%", "", ","])("what is none stays as it was typed: %s", (typed) => expect(readNumber(typed, "en-US")).toBe(typed));
});

it.each(locales)("what a field shows when it is opened is read back as the same number: %s", (locale) => {
  for (let n = 0; n < 300; n++) {
    const digits = Math.floor(Math.random() * 10 ** (n % 13)).toString();
    const part = n % 7 === 0 ? "" : `.${Math.random().toFixed(4).slice(2, 2 + (n % 7 > 4 ? 2 : n % 7))}`;
    const value = `${n % 5 === 0 ? "-" : ""}${digits}${part}`;
    for (const kind of ["amount", "rate", "percent"] as const) expect(readNumber(writeNumber(value, locale), locale, kind), value).toBe(value);
  }
});

it.each(locales)("what the pages show of an amount is read as that amount: %s", (locale) => {
  for (const value of ["1234567.50", "1250.00", "0.25", "999.99"]) expect(readNumber(new Intl.NumberFormat(locale, { numberingSystem: "latn", minimumFractionDigits: 2 }).format(value as "1"), locale)).toBe(value);
});
