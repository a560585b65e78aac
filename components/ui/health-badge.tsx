import { Badge } from "./badge";
import { Signal, type Mark } from "./signal";

type Band = { name: string; mark: Mark; tone: "healthy" | "watch" | "risk" | "line" };

/** One mapping everywhere: 80 and more, 60 and more, below; null is not enough data and has no number. */
export function healthBand(score: number | null): Band {
  if (score === null) return { name: "Not enough data", mark: "ring", tone: "line" };
  if (score >= 80) return { name: "Healthy", mark: "circle", tone: "healthy" };
  if (score >= 60) return { name: "Watch", mark: "triangle", tone: "watch" };
  return { name: "At risk", mark: "diamond", tone: "risk" };
}

/** Shape, number, word and colour together; `short` hides the word from the eye on phones. */
export function HealthBadge({ score, short }: { score: number | null; short?: boolean | undefined }) {
  const { name, mark, tone } = healthBand(score);
  return (
    <Badge tone={tone}>
      <Signal mark={mark} />
      {score !== null && <span>{Math.round(score)}</span>}
      <span className={short && score !== null ? "max-md:sr-only" : undefined}>{name}</span>
    </Badge>
  );
}
