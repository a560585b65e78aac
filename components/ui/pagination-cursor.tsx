import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button, LinkButton } from "./button";

/** Walks a long list by cursor. A side without an address has nothing beyond it. */
export function PaginationCursor({ label, newerHref, olderHref, newer = "Newer", older = "Older", children }: { label: string; newerHref?: string | undefined; olderHref?: string | undefined; newer?: string | undefined; older?: string | undefined; children?: ReactNode }) {
  if (!newerHref && !olderHref) return null;
  return (
    <nav aria-label={label} className="screen-only flex items-center gap-2 py-3">
      <span className="mr-auto text-xs text-ink-3">{children}</span>
      {newerHref ? <LinkButton size="sm" href={newerHref}><ChevronLeft />{newer}</LinkButton> : <Button size="sm" disabled><ChevronLeft />{newer}</Button>}
      {olderHref ? <LinkButton size="sm" href={olderHref}>{older}<ChevronRight /></LinkButton> : <Button size="sm" disabled>{older}<ChevronRight /></Button>}
    </nav>
  );
}
