"use client";

import { Box } from "@/components/layout/record-layout";
import { LinkButton } from "@/components/ui/button";
import { useReader } from "@/components/ui/locale";
import type { Decision } from "@/lib/imports/telling";
import { count } from "./words";

/** What the import does that nobody typed, each with the way to change it. */
export function DecisionsBox({ decisions, mappingHref }: { decisions: readonly Decision[]; mappingHref?: string | undefined }) {
  const { locale } = useReader();
  return (
    <Box title="Decisions made for you">
      {decisions.length === 0 && <p className="text-ink-2">None. Every cell is taken as it stands in the file.</p>}
      <ul className="max-h-72 overflow-y-auto [&:focus-visible]:-outline-offset-2" {...(decisions.length > 6 && { tabIndex: 0, "aria-label": "Decisions made for you" })}>
        {decisions.map(({ count: rows, said, anchor }) => (
          <li key={`${anchor} ${said}`} className="flex min-h-[34px] items-center gap-2 border-b border-line py-1 text-ink-2 last:border-b-0">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{rows !== null && <b className="font-medium text-ink">{count(rows, "row", locale)}</b>}{rows !== null && !said.startsWith(":") && " "}{said}</span>
            {anchor && mappingHref && <LinkButton variant="quiet" size="sm" className="-mr-2" href={`${mappingHref}#${encodeURIComponent(anchor)}`}>Change<span className="sr-only">: {said.replace(/^: /, "")}</span></LinkButton>}
          </li>
        ))}
      </ul>
    </Box>
  );
}
