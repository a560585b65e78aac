import { Thread, type Station } from "@/components/ui/thread";
import type { ProjectPicture } from "@/lib/ops/projects/queries/shapes";
import { isDone } from "@/lib/projects/rules/planning";
import { phasesOf } from "@/lib/projects/rules/standing";
import { phaseLabels } from "@/lib/projects/rules/words";

/** The phases on a line: where the project is, and how much of each is done. */
export function ProjectThread({ project }: { project: ProjectPicture }) {
  const phases = phasesOf(project.type, project.tasks.map(({ phase }) => phase));
  const here = project.status === "COMPLETED" ? phases.length : phases.indexOf(project.currentPhase);
  const of = (phase: (typeof phases)[number]) => project.tasks.filter((task) => task.phase === phase);
  const stations = phases.map((phase, place): Station => {
    const own = of(phase);
    const caption = `${own.filter(isDone).length} of ${own.length}${own.length > 0 && own.every((task) => !task.isRequired) ? ", optional" : ""}`;
    return { label: phaseLabels[phase], caption, state: place < here ? "done" : place === here ? "current" : "todo" };
  });
  const current = of(project.currentPhase);
  return <Thread label="Phases" stations={stations} progress={current.length > 0 ? (current.filter(isDone).length / current.length) * 100 : 0} />;
}
