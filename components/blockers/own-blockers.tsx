import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import type { OwnBlockers as Owned } from "@/lib/ops/blockers/queries";
import type { OwnerActions } from "./blocker-actions";
import { BlockerCard } from "./blocker-card";

/** What stands in the way and is mine to clear, by client. */
export function OwnBlockers({ projects, opensProjects, actions }: { projects: readonly Owned[]; opensProjects: boolean; actions: OwnerActions }) {
  if (projects.length === 0) return <EmptyState title="Nothing waits on you">A blocker that is given to you stands here until it is resolved.</EmptyState>;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      {projects.map(({ projectId, clientName, blockers, heard }) => (
        <section key={projectId} aria-label={clientName} className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 className="text-lg font-semibold">{opensProjects ? <Link href={`/ops/implementations/${projectId}`} className="text-ink">{clientName}</Link> : clientName}</h2>
          {blockers.map((blocker) => <BlockerCard key={blocker.id} blocker={blocker} place={{ projectId, clientName, leadId: null, staff: [], tasks: [], attributes: [], heard }} actions={actions} />)}
        </section>
      ))}
    </div>
  );
}
