import { cn } from "./cn";

export type Tick = { at: number; label?: string; caption?: string };
export type MeasureTone = "ink" | "accent" | "healthy" | "watch" | "risk";

type Props = {
  label: string;
  value: number;
  /** How the value is read out where its number means nothing, such as seconds. */
  said?: string | undefined;
  max?: number | undefined;
  ticks?: readonly Tick[] | undefined;
  tone?: MeasureTone | undefined;
  large?: boolean | undefined;
  paused?: boolean | undefined;
  labelled?: boolean | undefined;
  className?: string | undefined;
};

/** Filled to now, ticked at what was promised. Print the value beside it: a bar never speaks alone. */
export function Measure({ label, value, said, max = 100, ticks = [], tone = "ink", large, paused, labelled, className }: Props) {
  return (
    <div className={className}>
      <div role="img" aria-label={`${label}: ${sentence(said ?? `${value} of ${max}`, ticks)}`} className={cn("measure", large && "measure-lg", tone !== "ink" && `is-${tone}`, paused && "is-paused")} style={{ "--v": share(value, max) }}>
        <i />
        {ticks.map((tick, place) => <b key={place} className={tick.at <= value ? "crossed" : undefined} style={{ "--at": share(tick.at, max) }} />)}
      </div>
      {labelled && (
        <div className="mlabels" aria-hidden="true">
          {ticks.map((tick, place) => (
            <span key={place} className={tick.at / max > 0.92 ? "r" : tick.at / max < 0.08 ? "l" : undefined} style={{ "--at": share(tick.at, max) }}>
              <strong>{tick.label}</strong>
              {tick.caption}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

function share(value: number, max: number) {
  return `${max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0}%`;
}

function sentence(said: string, ticks: readonly Tick[]) {
  const promises = ticks.flatMap(({ at, label, caption }) => (label ? [caption === "" ? label : `${label} at ${caption ?? at}`] : []));
  return [said, ...promises].join(", ");
}
