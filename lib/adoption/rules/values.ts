/** How a value that a product sent is read. Strict: what cannot be read meets nothing. */

const TRUE = new Set(["true", "1", "yes", "on", "t", "y"]);
const FALSE = new Set(["false", "0", "no", "off", "f", "n"]);

export function readBoolean(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  const text = textOf(value)?.trim().toLowerCase() ?? "";
  return TRUE.has(text) ? true : FALSE.has(text) ? false : null;
}

/** A number, or text that is nothing but one: "1,000", "10 users" and "" are none. */
export function readNumber(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || !/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value.trim())) return null;
  const number = Number(value.trim());
  return Number.isFinite(number) ? number : null;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(T(\d{2}):(\d{2})(:(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/;

/** ISO 8601: a day (its midnight UTC), or an instant with its offset. Days that no calendar has are none. */
export function readInstant(value: unknown): Date | null {
  const [, year, month, day] = (typeof value === "string" && ISO.exec(value.trim())) || [];
  if (typeof value !== "string" || !year || !month || !day) return null;
  if (Number(day) > 28 && new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() !== Number(day)) return null;
  const at = new Date(value.trim());
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Text as it came; numbers and flags as they are written. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

/** What lies at a path of JSON ("usage.users", "seats.0.name"); undefined where nothing does. */
export function valueAt(value: unknown, path: string | undefined): unknown {
  if (path === undefined) return value;
  return path.split(".").reduce<unknown>((held, key) => (typeof held === "object" && held !== null && Object.hasOwn(held, key) ? (held as Record<string, unknown>)[key] : undefined), value);
}
