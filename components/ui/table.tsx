import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Scrolls inside its own box; the box can be focused and is named. */
export function Table({ label, dense, framed = true, className, children }: { label: string; dense?: boolean | undefined; framed?: boolean | undefined; className?: string | undefined; children: ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className={cn("relative overflow-x-auto focus-visible:-outline-offset-2", framed && "box", className)}>
      <table data-dense={dense || undefined} className="group/table w-full border-collapse [&_:is(td,th):first-child]:pl-4 [&_:is(td,th):last-child]:pr-4 [&_tbody_tr:last-child_td]:border-b-0">{children}</table>
    </div>
  );
}

export function THead({ sticky, children }: { sticky?: boolean | undefined; children: ReactNode }) {
  return <thead className={cn(sticky && "sticky top-0 z-(--z-sticky) bg-surface")}><tr>{children}</tr></thead>;
}

type Sort = { direction: "ascending" | "descending" | "none"; href?: string; onSort?: () => void };

/** Sortable when `sort` is given: by address (`href`) or in place (`onSort`). */
type ThProps = ComponentProps<"th"> & { numeric?: boolean | undefined; sort?: Sort | undefined; /** What stands on the edge, beside the sorting: inside of a link it would drag the link. */ edge?: ReactNode };

export function Th({ numeric, sort, edge, className, children, ...rest }: ThProps) {
  const Arrow = sort?.direction === "descending" ? ArrowDown : ArrowUp;
  const face = <>{children}<Arrow aria-hidden="true" className={cn("size-3", sort?.direction === "none" && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60")} /></>;
  const button = cn("group/sort -mx-1 inline-flex min-h-6 items-center gap-1 rounded-xs px-1 text-inherit hover:text-ink hover:no-underline", numeric && "flex-row-reverse", sort && sort.direction !== "none" && "text-ink");
  return (
    <th scope="col" aria-sort={sort?.direction} className={cn("h-8 border-b border-line px-3 text-left text-xs font-medium whitespace-nowrap text-ink-3", numeric && "text-right", className)} {...rest}>
      {!sort ? children : sort.href ? <Link href={sort.href} className={button} scroll={false}>{face}</Link> : <button type="button" onClick={sort.onSort} className={button}>{face}</button>}
      {edge}
    </th>
  );
}

export function TBody({ children }: { children: ReactNode }) {
  return <tbody>{children}</tbody>;
}

export function Tr({ selected, className, ...rest }: ComponentProps<"tr"> & { selected?: boolean | undefined }) {
  return <tr aria-selected={selected} className={cn("hover:bg-hover", selected && "bg-accent-tint hover:bg-accent-tint", className)} {...rest} />;
}

/** `missing` prints "none" where absence matters; leave the cell empty where it does not. */
export function Td({ numeric, missing, className, children, ...rest }: ComponentProps<"td"> & { numeric?: boolean | undefined; missing?: boolean | undefined }) {
  return (
    <td className={cn("h-(--h-row) border-b border-line px-3 py-1.5 align-middle group-data-dense/table:h-(--h-row-dense) group-data-dense/table:py-0.5", numeric && "text-right", className)} {...rest}>
      {missing ? <span className="text-ink-3">none</span> : children}
    </td>
  );
}
