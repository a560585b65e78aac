/** Arithmetic on decimal strings ("-1234.5"): exact, never through a float. */

/** No leading zeros, no trailing ones behind the point, no minus on zero. */
export function tidy(decimal: string): string {
  const negative = decimal.startsWith("-");
  const [whole = "", fraction = ""] = decimal.replace("-", "").split(".");
  const head = whole.replace(/^0+/, "") || "0";
  const tail = fraction.replace(/0+$/, "");
  const text = tail ? `${head}.${tail}` : head;
  return negative && text !== "0" ? `-${text}` : text;
}

/** Times ten to the power of `places`, which may be negative. */
export function shift(decimal: string, places: number): string {
  const negative = decimal.startsWith("-");
  const [whole = "", fraction = ""] = decimal.replace("-", "").split(".");
  const point = whole.length + places;
  const digits = whole + fraction;
  const padded = point < 0 ? "0".repeat(-point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 0);
  return tidy(`${negative ? "-" : ""}${padded.slice(0, at) || "0"}.${padded.slice(at)}`);
}

/** Exactly `places` decimals, half away from zero. */
export function round(decimal: string, places: number): string {
  const negative = decimal.startsWith("-");
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, "0"));
  const digits = (kept + ((fraction[places] ?? "0") >= "5" ? 1n : 0n)).toString().padStart(places + 1, "0");
  const text = places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Digits before and behind the point, leading and trailing zeros aside. */
export function places(decimal: string): { whole: number; fraction: number } {
  const [whole = "", fraction = ""] = tidy(decimal).replace("-", "").split(".");
  return { whole: whole === "0" ? 0 : whole.length, fraction: fraction.length };
}
