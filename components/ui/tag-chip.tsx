import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";

const look = "inline-flex h-[26px] max-w-full items-center gap-1 rounded-sm border px-2 text-xs whitespace-nowrap max-md:h-8";
const cross = "-mr-1.5 grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink";

/** A tag on a record, or a filter that holds: `name` says what it filters, the child its value. */
export function TagChip({ name, color, href, removeHref, onRemove, removeLabel, children }: { name?: string | undefined; color?: string | undefined; href?: string | undefined; removeHref?: string | undefined; onRemove?: (() => void) | undefined; removeLabel?: string | undefined; children: ReactNode }) {
  const face = <>{color && <span aria-hidden="true" className="size-2 rounded-full" style={{ background: color }} />}{name && <span className="text-ink-2">{name}</span>}<span className="truncate font-medium text-ink">{children}</span></>;
  const label = removeLabel ?? `Remove ${name ?? "tag"}`;
  return (
    <span className={cn(look, "border-transparent bg-quiet")}>
      {href ? <Link href={href} className="inline-flex items-center gap-1 text-inherit">{face}</Link> : face}
      {removeHref && <Link href={removeHref} scroll={false} aria-label={label} className={cross}><X className="size-3" /></Link>}
      {onRemove && <button type="button" onClick={onRemove} aria-label={label} className={cross}><X className="size-3" /></button>}
    </span>
  );
}

/** A button shaped like a chip: "Filter", "Group Stage". Give it to a Popover or DropdownMenu as trigger. */
export function ChipButton({ className, type = "button", ...rest }: React.ComponentProps<"button">) {
  return <button type={type} className={cn(look, "flex-none border-line-strong bg-surface text-ink-2 hover:bg-hover [&_b]:text-ink [&_svg]:size-3 [&_svg]:text-ink-3", className)} {...rest} />;
}
