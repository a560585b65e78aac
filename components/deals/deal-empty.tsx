import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Before the first deal. */
export function NoDealsYet({ action, importHref }: { action?: ReactNode; importHref?: string | undefined }) {
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState framed={false} title="No deals yet" actions={<>{action}{importHref && <LinkButton href={importHref}>Import a file</LinkButton>}</>}>
        Here every deal stands in its stage, with what it is worth and what comes next. Begin with one{importHref ? ", or bring in a file you have" : ""}.
      </EmptyState>
    </div>
  );
}

/** Filters that hold nothing. */
export function NoDealsMatch({ clearHref }: { clearHref: string }) {
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState framed={false} title="No deal matches these filters" actions={<LinkButton href={clearHref}>Clear the filters</LinkButton>}>
        Take one away above, or clear them all to see the whole pipeline.
      </EmptyState>
    </div>
  );
}
