import type { BlockerView } from "@/lib/blockers/shapes";
import type { BlockerHandling } from "./blocker-actions";
import { BlockerCard } from "./blocker-card";

/** Those that stand in the way, the furthest up first; below them what was resolved, folded away. */
export function BlockerList({ blockers, ...handling }: BlockerHandling & { blockers: readonly BlockerView[] }) {
  const open = blockers.filter(({ status }) => status !== "RESOLVED");
  const resolved = blockers.filter(({ status }) => status === "RESOLVED");
  const cards = (some: readonly BlockerView[]) => some.map((blocker) => <BlockerCard key={blocker.id} blocker={blocker} {...handling} />);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {cards(open)}
      {resolved.length > 0 && (
        <details>
          <summary className="inline-flex min-h-8 cursor-pointer items-center rounded-sm text-ink-2 hover:text-ink">{resolved.length} resolved</summary>
          <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-3">{cards(resolved)}</div>
        </details>
      )}
    </div>
  );
}
