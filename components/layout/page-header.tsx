import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { FactsRow, type Fact } from "@/components/ui/facts";

type Crumb = { href: string; label: string };
type HeaderFrame = {
  title: ReactNode;
  crumbs?: readonly Crumb[] | undefined;
  badge?: ReactNode;
  meta?: ReactNode;
  tools?: ReactNode;
  actions?: ReactNode;
  facts?: readonly Fact[] | undefined;
  /** TabLinks; they stand on the header's lower edge. */
  tabs?: ReactNode;
  sticky?: boolean | undefined;
  children?: ReactNode;
};

const look = cn(
  "flex min-h-(--h-header) flex-none items-center gap-3 border-b border-line bg-surface px-6 py-1.5",
  "max-lg:px-4 max-md:min-h-14 max-md:flex-wrap max-md:gap-2 print:static print:border-0 print:px-0",
);

/** Title left, primary action far right; facts under the title, the thread (children) under the facts. */
export function PageHeader({ title, crumbs = [], badge, meta, tools, actions, facts, tabs, sticky = true, children }: HeaderFrame) {
  return (
    <>
      <header className={cn(look, sticky && "sticky top-(--h-banner) z-(--z-header)")}>
        {crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
        <h1 className="min-w-0 truncate text-lg font-semibold">{title}</h1>
        {badge}
        {meta && <span className="truncate text-xs text-ink-3 max-md:hidden">{meta}</span>}
        {tools}
        {actions && <div className="ml-auto flex flex-none items-center gap-2 print:hidden">{actions}</div>}
      </header>
      {(facts || tabs || children) && <Summary facts={facts} tabs={tabs}>{children}</Summary>}
    </>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="max-lg:hidden">
      <ol className="flex items-center gap-1.5">
        {crumbs.map(({ href, label }) => (
          <li key={href} className="flex items-center gap-1.5">
            <Link href={href} className="text-ink-2">{label}</Link>
            <ChevronRight className="size-3 text-ink-3" aria-hidden="true" />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Summary({ facts, tabs, children }: Pick<HeaderFrame, "facts" | "tabs" | "children">) {
  return (
    <section
      aria-label="Summary"
      className="grid min-w-0 gap-5 border-b border-line bg-surface px-6 pt-4 pb-[18px] max-lg:px-4 max-md:gap-4 max-md:py-3.5 print:px-0"
    >
      {facts && <FactsRow facts={facts} />}
      {children}
      {tabs && <div className="-mb-[18px] min-w-0 max-md:-mb-3.5 [&>nav]:border-b-0 print:hidden">{tabs}</div>}
    </section>
  );
}
