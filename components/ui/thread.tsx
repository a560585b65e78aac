import Link from "next/link";

export type Station = { label: string; caption?: string | undefined; state: "done" | "current" | "todo"; href?: string | undefined };

/** Stations on a line: where a record is. `progress` (0–100) is how far it has come from the current one to the next. */
export function Thread({ label, stations, progress = 50, className }: { label: string; stations: readonly Station[]; progress?: number | undefined; className?: string | undefined }) {
  const here = stations.find(({ state }) => state === "current");
  const next = stations[stations.findIndex(({ state }) => state === "current") + 1];
  return (
    <div className={className}>
      <ol aria-label={label} className="thread">
        {stations.map((station) => (
          <li key={station.label} className={station.state} aria-current={station.state === "current" ? "step" : undefined} style={station.state === "current" ? { "--p": `${progress}%` } : undefined}>
            {station.href ? <Link href={station.href}><Words {...station} /></Link> : <Words {...station} />}
          </li>
        ))}
      </ol>
      {here && (
        <p aria-hidden="true" className="flex flex-wrap justify-between gap-x-3 text-xs text-ink-3 md:hidden">
          <span className="truncate"><b className="font-semibold text-accent-text">{here.label}</b> {here.caption}</span>
          {next && <span className="truncate">next: {next.label}</span>}
        </p>
      )}
    </div>
  );
}

function Words({ label, caption, state }: Station) {
  return (
    <>
      <span className="n">{label}{state === "done" && <span className="sr-only">, done</span>}</span>
      {caption && <span className="d">{caption}</span>}
    </>
  );
}
