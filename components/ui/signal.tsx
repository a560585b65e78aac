import { cn } from "./cn";

export type Mark = "circle" | "triangle" | "diamond" | "octagon" | "ring";

/** A shape and its colour. The word stands beside it, or `label` says it where there is no room. */
export function Signal({ mark, label, className }: { mark: Mark; label?: string | undefined; className?: string | undefined }) {
  return <span className={cn("sig", `sig-${mark}`, className)} title={label} {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })} />;
}
