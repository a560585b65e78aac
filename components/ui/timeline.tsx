import type { ReactNode } from "react";
import { cn } from "./cn";

/** The line turned upright: day heads and entries, newest first. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return <ol aria-label={label} className="tl">{children}</ol>;
}

export function TimelineDay({ children }: { children: ReactNode }) {
  return <li className="tl-day">{children}</li>;
}

/** "Who did what to what", the time at the right, a box only when there is something to read.
 * `moved`: the record moved along its line; `proof`: telemetry showed it; `escalated`: it went up a level. */
export function TimelineEntry({ icon, kind = "neutral", time, detail, className, children }: { icon: ReactNode; kind?: "neutral" | "moved" | "proof" | "escalated" | undefined; time: ReactNode; detail?: ReactNode; className?: string | undefined; children: ReactNode }) {
  return (
    <li className={cn("tl-e", className)}>
      <span className={cn("tl-g", kind !== "neutral" && kind)} aria-hidden="true">{icon}</span>
      <div className="tl-t">
        <p>{children}</p>
        <span>{time}</span>
      </div>
      {detail && <div className="tl-x">{detail}</div>}
    </li>
  );
}
