/** The live tasks of a parent weigh at most this together. Weights are decimal text with two decimals; they are reckoned in hundredths. */
export const WHOLE = 10_000;

export function weightSum(weights: readonly string[]) {
  return text(weights.reduce((sum, weight) => sum + hundredths(weight), 0));
}

/** What is left of 100. */
export function remainderOf(weights: readonly string[]) {
  return text(WHOLE - hundredths(weightSum(weights)));
}

/** Why these weights may not stand together; null when they may. */
export function overweight(weights: readonly string[]): string | null {
  const sum = weightSum(weights);
  return hundredths(sum) > WHOLE ? `The tasks would weigh ${sum} together; they may weigh 100.` : null;
}

/** The same proportions with a sum of exactly 100: rounded down, the hundredths that are left go to the largest remainders. Without any weight: equal shares. */
export function normalized(weights: readonly string[]): string[] {
  const own = weights.map(hundredths);
  const sum = own.reduce((total, weight) => total + weight, 0);
  const shares = own.map((weight) => (sum > 0 ? (weight * WHOLE) / sum : WHOLE / own.length));
  const floors = shares.map(Math.floor);
  const left = WHOLE - floors.reduce((total, share) => total + share, 0);
  const byRemainder = shares.map((share, place) => ({ place, rest: share - Math.floor(share) })).toSorted((a, b) => b.rest - a.rest || a.place - b.place);
  const lucky = new Set(byRemainder.slice(0, left).map(({ place }) => place));
  return floors.map((share, place) => text(share + (lucky.has(place) ? 1 : 0)));
}

export function hundredths(weight: string) {
  const [units = "0", decimals = ""] = weight.split(".");
  return (units.startsWith("-") ? -1 : 1) * (Math.abs(Number(units)) * 100 + Number(decimals.padEnd(2, "0").slice(0, 2)));
}

function text(amount: number) {
  const size = Math.abs(amount);
  return `${amount < 0 ? "-" : ""}${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}`;
}
