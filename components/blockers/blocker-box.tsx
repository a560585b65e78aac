"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { BlockerView } from "@/lib/blockers/shapes";
import type { BlockerHandling } from "./blocker-actions";
import { BlockerList } from "./blocker-list";
import { OpenDialog } from "./open-dialog";

/** The blockers of a project as a part of its page. */
export function BlockerBox({ blockers, place, actions }: BlockerHandling & { blockers: readonly BlockerView[] }) {
  const [isOpening, setOpening] = useState(false);
  const open = blockers.filter(({ status }) => status !== "RESOLVED").length;
  const resolved = blockers.length - open;
  return (
    <section aria-label="Blockers" className="min-w-0">
      <header className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <h2 className="text-md font-semibold">Blockers</h2>
        <span className="text-ink-3">{blockers.length === 0 ? "nothing stands in the way" : [`${open} open`, resolved > 0 && `${resolved} resolved`].filter(Boolean).join(", ")}</span>
        {actions && <Button size="sm" className="ml-auto" onClick={() => setOpening(true)}><Plus />Report a blocker</Button>}
      </header>
      <BlockerList blockers={blockers} place={place} actions={actions} />
      {isOpening && actions && <OpenDialog place={place} actions={actions} onClose={() => setOpening(false)} />}
    </section>
  );
}
