/** Small closed kinds of cell: the value, or a sentence. Formula-looking text is text like any other; exports defend themselves. */
export type Reading<T> = { value: T } | { error: string };

const YES = new Set(["true", "yes", "y", "1", "x", "ja", "j", "oui", "si", "sí", "wahr", "on"]);
const NO = new Set(["false", "no", "n", "0", "nein", "non", "falsch", "off"]);
const SYMBOLS: Record<string, string> = { $: "USD", "us$": "USD", "€": "EUR", euro: "EUR", euros: "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", dollar: "USD", dollars: "USD", pound: "GBP", pounds: "GBP" };
const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
const ZONES = new Map(["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => [zone.toLowerCase(), zone]));

export function readBoolean(raw: string): Reading<boolean> {
  const word = raw.trim().toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { error: `“${raw.trim()}” is neither yes nor no.` };
}

/** Stored in lower case. `mailto:` and "Name <address>" are understood. */
export function readEmail(raw: string): Reading<string> {
  const text = raw.trim().replace(/^mailto:/i, "");
  const address = (/<([^<>]+)>$/.exec(text)?.[1] ?? text).trim().toLowerCase();
  const fits = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[a-z0-9\u00a1-\uffff-]{2,}$/.test(address) && !address.includes("..") && address.length <= 254;
  return fits ? { value: address } : { error: `“${raw.trim()}” is not an e-mail address.` };
}

/** http and https only; an address without a scheme gets https. */
export function readUrl(raw: string): Reading<string> {
  const text = raw.trim();
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:]+:\d+/.test(text) ? text : `https://${text}`;
  const parsed = URL.canParse(full) ? new URL(full) : null;
  const fits = parsed && /^https?:$/.test(parsed.protocol) && parsed.hostname.includes(".") && !/\s/.test(text);
  return fits ? { value: /^[a-z]+:/i.test(text) ? text : full } : { error: `“${text}” is not a web address.` };
}

export function readPhone(raw: string): Reading<string> {
  const text = raw.trim();
  const digits = text.replace(/\D/g, "").length;
  return digits >= 3 && digits <= 20 && /^[+\d\s()./-]+(?:\s*(?:x|ext\.?)\s*\d+)?$/i.test(text) ? { value: text } : { error: `“${text}” is not a telephone number.` };
}

export function readCurrency(raw: string): Reading<string> {
  const text = raw.trim();
  const code = SYMBOLS[text.toLowerCase()] ?? text.toUpperCase();
  return CURRENCIES.has(code) ? { value: code } : { error: `“${text}” is not a currency. Use its three letters, for example USD.` };
}

/** A closed set, whatever the case, spaces or hyphens; synonyms map words of other systems to ours. */
export function readEnum(raw: string, values: readonly string[], synonyms: Record<string, string> = {}): Reading<string> {
  const word = wordOf(raw);
  const value = values.find((each) => wordOf(each) === word) ?? synonyms[word];
  return value ? { value } : { error: `“${raw.trim()}” is not one of ${values.map(spoken).join(", ")}.` };
}

/** Lower case, and never like an address, so that it cannot stand in front of somebody's e-mail. */
export function readUsername(raw: string): Reading<string> {
  const value = raw.trim().toLowerCase();
  return /^[a-z0-9][a-z0-9._-]{1,59}$/.test(value) ? { value } : { error: `“${raw.trim()}” is not a user name: 2 to 60 letters, digits, dots and dashes.` };
}

/** "Europe/Copenhagen" */
export function readZone(raw: string): Reading<string> {
  const value = ZONES.get(raw.trim().toLowerCase());
  return value ? { value } : { error: `“${raw.trim()}” is not a time zone such as Europe/Copenhagen.` };
}

/** "a; b, c" */
export function readTags(raw: string): Reading<string[]> {
  const tags = raw.split(/[;,|\n]/).map((tag) => tag.trim()).filter(Boolean);
  const long = tags.find((tag) => tag.length > 60);
  return long ? { error: `The tag “${long.slice(0, 40)}…” is longer than 60 characters.` } : { value: [...new Set(tags)] };
}

export function readText(raw: string, most: number): Reading<string> {
  const value = raw.trim().replace(/\r\n?/g, "\n");
  return value.length > most ? { error: `This text has ${value.length.toLocaleString("en")} characters; ${most.toLocaleString("en")} is the most.` } : { value };
}

const wordOf = (text: string) => text.trim().toLowerCase().replace(/[\s_/-]+/g, " ");
const spoken = (value: string) => wordOf(value).replace(/^./, (first) => first.toUpperCase());
