import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Day } from "@/components/ui/date-time";
import { HealthBadge } from "@/components/ui/health-badge";
import { Measure } from "@/components/ui/measure";
import type { ProjectRow } from "@/lib/ops/projects/queries/shapes";
import { types } from "@/lib/projects/rules/kinds";
import { StatusBadge } from "./project-status";
import { BlockerLevels, waitsFor } from "./project-waiting";

/** One project as it stands on the board. */
export function ProjectCard({ project }: { project: ProjectRow }) {
  const { id, clientName, type, status, leadName, target, forecast, live, health, done, tasks, levels } = project;
  const waits = waitsFor(project);
  const isLate = !live && target !== null && forecast !== null && forecast > target;
  return (
    <article className="box grid gap-2 p-3">
      <h3 className="min-w-0 font-medium [overflow-wrap:anywhere]"><Link href={`/ops/implementations/${id}`} className="text-ink">{clientName}</Link></h3>
      <p className="flex flex-wrap items-center gap-1.5 text-xs text-ink-3">{types[type].label}<StatusBadge status={status} /></p>
      <div className="flex items-center gap-2 text-xs text-ink-2"><Measure className="flex-1" label="Tasks done" value={done} max={tasks} /><span>{done} of {tasks}</span></div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
        {live ? <span>Live <Day value={live} /></span> : <span>Target <Day value={target} /></span>}
        {isLate && <span className="text-watch-text">forecast <Day value={forecast} /></span>}
        {waits && <span>Waits for {waits}</span>}
      </p>
      <footer className="flex flex-wrap items-center gap-2">
        <Avatar name={leadName} named />
        <HealthBadge score={health} short />
        <BlockerLevels levels={levels} />
      </footer>
    </article>
  );
}
