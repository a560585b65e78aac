import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import type { PhaseColumn } from "@/lib/ops/projects/queries/shapes";
import { projectsHref } from "@/lib/ops/projects/rules";
import { phaseLabels } from "@/lib/projects/rules/words";
import { ProjectCard } from "./project-card";

/** What is under way, a column for each phase, the nearest target first. */
export function ProjectBoard({ columns }: { columns: readonly PhaseColumn[] }) {
  if (columns.every(({ count }) => count === 0)) return <div className="p-6"><EmptyState title="Nothing is under way">Projects are opened from won deals, or here for an organization that exists.</EmptyState></div>;
  return (
    <div role="region" aria-label="Implementations by phase" tabIndex={0} className="relative flex min-w-0 flex-1 gap-3 overflow-x-auto p-6 max-md:p-4 focus-visible:-outline-offset-2">
      {columns.map(({ phase, count, projects }) => (
        <section key={phase} aria-label={phaseLabels[phase]} className="flex w-[272px] flex-none flex-col gap-2">
          <h2 className="flex items-baseline gap-1.5 px-1 font-semibold">{phaseLabels[phase]}<span className="font-normal text-ink-3">{count}</span></h2>
          <ul className="grid content-start gap-2">
            {projects.map((project) => <li key={project.id}><ProjectCard project={project} /></li>)}
          </ul>
          {count > projects.length && <Link href={projectsHref({ layout: "table", phase })} className="px-1 text-ink-2">All {count} in a list</Link>}
        </section>
      ))}
    </div>
  );
}
