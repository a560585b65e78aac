"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { BlockerView } from "@/lib/blockers/shapes";
import type { BlockerHandling } from "./blocker-actions";
import { useReport } from "./blocker-desk";
import { BlockerList } from "./blocker-list";

/** The blockers of a project as a part of its page, inside a BlockerDesk. */
export function BlockerBox({ blockers, ...handling }: BlockerHandling & { blockers: readonly BlockerView[] }) {
  const report = useReport();
  const open = blockers.filter(({ status }) => status !== "RESOLVED").length;
  const resolved = blockers.length - open;
  return (
    <section aria-label="Blockers" className="min-w-0">
      <header className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <h2 className="text-lg font-semibold">Blockers</h2>
        <span className="text-ink-3">{blockers.length === 0 ? "Nothing stands in the way" : [`${open} open`, resolved > 0 && `${resolved} resolved`].filter(Boolean).join(", ")}</span>
        {report && <Button size="sm" className="ml-auto" onClick={() => report()}><Plus />Report a blocker</Button>}
      </header>
      <BlockerList blockers={blockers} {...handling} />
    </section>
  );
}
