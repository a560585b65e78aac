import type { SeenValue } from "@/lib/telemetry/queries/values";

const [WIDTH, HEIGHT, EDGE] = [96, 24, 2];

/** The newest numbers or flags of an attribute, oldest left; nothing for fewer than two. The value beside it says the newest in words. */
export function Sparkline({ label, seen }: { label: string; seen: readonly SeenValue[] }) {
  const points = seen.flatMap(({ value, at }) => (typeof value === "number" || typeof value === "boolean" ? [{ value: Number(value), at: Date.parse(at) }] : [])).toReversed();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return null;
  const [least, most] = [Math.min(...points.map(({ value }) => value)), Math.max(...points.map(({ value }) => value))];
  const x = (at: number) => EDGE + ((at - first.at) / (last.at - first.at || 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number) => HEIGHT - EDGE - ((value - least) / (most - least || 1)) * (HEIGHT - 2 * EDGE);
  return (
    <svg
      role="img" aria-label={`${label}: from ${first.value} to ${last.value}, between ${least} and ${most}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-6 w-24 text-accent" fill="none"
      stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round"
    >
      <polyline points={points.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ")} />
      <circle cx={x(last.at)} cy={y(last.value)} r="1.75" fill="currentColor" stroke="none" />
    </svg>
  );
}
