import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Work left, at most 860 wide for reading; what is related, right. One under the other from 1100 down. */
export function RecordLayout({ rail, railLabel = "Related records", wide, children }: { rail?: ReactNode; railLabel?: string | undefined; wide?: boolean | undefined; children: ReactNode }) {
  return (
    <div className={cn("grid flex-1 grid-cols-[minmax(0,1fr)]", rail && "lg:grid-cols-[minmax(0,1fr)_var(--w-rail)]")}>
      <div className={cn("min-w-0 px-6 pt-4 pb-8 max-lg:px-4 max-md:pt-3 print:px-0", !wide && "max-w-(--w-work)")}>{children}</div>
      {rail && <aside aria-label={railLabel} className="divide-y divide-line border-line bg-surface px-5 pt-2 pb-6 max-lg:border-t max-lg:px-4 lg:border-l">{rail}</aside>}
    </div>
  );
}

export function RailSection({ title, count, action, children }: { title: string; count?: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="py-3.5">
      <div className="mb-1.5 flex min-h-[26px] items-center gap-1.5">
        <h2 className="font-semibold">{title}</h2>
        {count !== undefined && <span className="text-ink-3">{count}</span>}
        {action && <span className="-mr-1.5 ml-auto">{action}</span>}
      </div>
      {children}
    </section>
  );
}

/** The page under a header where nothing stands at the right. */
export function Content({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return <div className={cn("grid min-w-0 content-start gap-5 p-6 max-md:p-4 print:p-0", className)}>{children}</div>;
}

type BoxFrame = {
  id?: string | undefined;
  title?: ReactNode;
  aside?: ReactNode;
  actions?: ReactNode;
  flush?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A framed part of a page with its own title and acts. */
export function Box({ id, title, aside, actions, flush, className, children }: BoxFrame) {
  return (
    <section id={id} className={cn("box min-w-0", className)}>
      {title && (
        <header className="flex min-h-11 flex-wrap items-center gap-2 px-4 py-2">
          <h2 className="text-md font-semibold">{title}</h2>
          {aside && <span className="text-xs text-ink-3">{aside}</span>}
          {actions && <div className="ml-auto flex items-center gap-1">{actions}</div>}
        </header>
      )}
      <div className={cn(!flush && "px-4 pb-4", !flush && !title && "pt-4")}>{children}</div>
    </section>
  );
}
