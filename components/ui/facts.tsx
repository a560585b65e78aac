import { Fragment, type ReactNode } from "react";
import { cn } from "./cn";

export type Fact = { label: string; value?: ReactNode };

/** Label and value in two columns, as in panels and rails. A missing value says "Not recorded". */
export function Facts({ facts, missing = "Not recorded", className }: { facts: readonly Fact[]; missing?: string | undefined; className?: string | undefined }) {
  return (
    <dl className={cn("grid grid-cols-[124px_minmax(0,1fr)] gap-y-0.5 [&_dd:has(button)]:py-px max-md:[&_dt:has(+dd_button)]:py-[11px]", className)}>
      {facts.map(({ label, value }) => (
        <Fragment key={label}>
          <dt className="py-[5px] text-ink-3">{label}</dt>
          <dd className={cn("min-w-0 py-[5px] [overflow-wrap:anywhere]", isMissing(value) && "text-ink-3")}>{isMissing(value) ? missing : value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** The row of facts under a page title: label above, value below; two columns on a phone. */
export function FactsRow({ facts, missing = "—", className }: { facts: readonly Fact[]; missing?: string | undefined; className?: string | undefined }) {
  return (
    <dl className={cn("flex flex-wrap gap-x-9 gap-y-2.5 max-md:grid max-md:grid-cols-2 max-md:gap-x-4", className)}>
      {facts.map(({ label, value }) => (
        <div key={label} className="min-w-0">
          <dt className="text-xs text-ink-3">{label}</dt>
          <dd className="flex min-h-6 flex-wrap items-center gap-x-1.5 font-medium">{isMissing(value) ? missing : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function isMissing(value: ReactNode) {
  return value === undefined || value === null || value === "" || value === false;
}
