import type { ReactNode } from "react";
import { cn } from "./cn";

/** A still box where something will be. Give it the size of what comes. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span className={cn("block h-3 rounded-sm bg-quiet", className)} />;
}

/** Around skeletons: invisible for 120 ms, so quick pages never flash, and one word for those who listen. */
export function Loading({ what, className, children }: { what: string; className?: string | undefined; children: ReactNode }) {
  return (
    <div aria-busy="true" className={cn("late", className)}>
      <span role="status" className="sr-only">Loading {what}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

export function SkeletonRows({ rows = 8, what = "rows" }: { rows?: number | undefined; what?: string | undefined }) {
  return (
    <Loading what={what} className="box">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-b border-line px-4 last:border-0">
          <Skeleton className="w-1/4" />
          <Skeleton className="w-1/6" />
          <Skeleton className="ml-auto w-20" />
        </div>
      ))}
    </Loading>
  );
}
