"use client";

import { DndContext, DragOverlay, MouseSensor, TouchSensor, useSensor, useSensors } from "@dnd-kit/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useId, type KeyboardEvent, type ReactNode } from "react";
import { usePointer } from "@/components/deals/board/use-pointer";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import type { PhaseColumn } from "@/lib/ops/projects/queries/shapes";
import { phaseLabels } from "@/lib/projects/rules/words";
import { focusProject, nextProject, phaseUnder } from "./board/finding";
import { PhaseCard } from "./board/phase-card";
import { usePhaseCarry } from "./board/use-phase-carry";
import { usePhaseMoves, type Asking } from "./board/use-phase-moves";
import type { ProjectActions } from "./project-actions";
import { ProjectCard } from "./project-card";
import { ReasonDialog } from "./reason-dialog";

type Props = { columns: readonly PhaseColumn[]; /** Each phase's list, for more cards than the board shows. */ lists: Readonly<Record<string, string>>; onMove: ProjectActions["changePhase"] };

/** What is under way, a column for each phase, the nearest target first. Cards move by mouse, finger and keyboard. */
export function ProjectBoard({ columns, lists, onMove }: Props) {
  const { shown, saving, refusal, asking, drop, forget } = usePhaseMoves(columns, onMove);
  const { carry, said, pickUp, moveOver, letGo, drop: dropHere, onKey } = usePhaseCarry(shown, (move) => {
    drop(move);
    focusProject(move.projectId);
  });
  const [sensors, pointer, contextId] = [useCardSensors(), usePointer(), useId()];
  const onKeyDown = useBoardKeys(shown, carry !== null, onKey);
  if (columns.every(({ count }) => count === 0)) return <div className="p-6"><EmptyState title="Nothing is under way">Projects are opened from won deals, or here for an organization that exists.</EmptyState></div>;
  const lifted = carry?.by === "pointer" ? shown.flatMap(({ projects }) => projects).find(({ id }) => id === carry.projectId) : undefined;
  return (
    <DndContext id={contextId} sensors={sensors} accessibility={{ announcements: silent, restoreFocus: false }} autoScroll={{ threshold: { x: 0.1, y: 0.12 } }}
      onDragStart={({ active }) => pickUp(String(active.id), "pointer")} onDragMove={() => moveOver(phaseUnder(...pointer.current))} onDragCancel={letGo} onDragEnd={() => dropHere(phaseUnder(...pointer.current))}>
      <div role="region" aria-label="Implementations by phase" tabIndex={0} onKeyDown={onKeyDown} className="relative flex min-w-0 flex-1 gap-3 overflow-x-auto p-6 max-md:p-4 focus-visible:-outline-offset-2">
        {shown.map((column) => (
          <Column key={column.phase} column={column} isOver={carry?.over === column.phase && carry.from !== column.phase} list={lists[column.phase]}>
            {(project) => <PhaseCard project={project} isCarried={carry?.projectId === project.id} isSaving={saving === project.id} refusal={refusal?.id === project.id ? refusal.message : null} onTouched={forget} />}
          </Column>
        ))}
      </div>
      <p id="phase-keys" hidden>Enter picks the card up, the left and right arrows carry it to another phase, Enter drops it. O opens it.</p>
      <p role="status" className="sr-only">{said}</p>
      <DragOverlay dropAnimation={null}>{lifted && <div className="pointer-events-none rotate-1 shadow-drag" aria-hidden="true"><ProjectCard project={lifted} /></div>}</DragOverlay>
      {asking && <LeftBehind asking={asking} />}
    </DndContext>
  );
}

/** A finger holds a card a moment before it carries it, so that the board still scrolls. */
function useCardSensors() {
  const mouse = useSensor(MouseSensor, { activationConstraint: { distance: 4 } });
  const touch = useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } });
  return useSensors(mouse, touch);
}

function useBoardKeys(shown: readonly PhaseColumn[], isCarrying: boolean, onKey: ReturnType<typeof usePhaseCarry>["onKey"]) {
  const router = useRouter();
  return (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? (event.target.dataset.project ?? null) : null;
    if (event.ctrlKey || event.metaKey || event.altKey || (!isCarrying && !id)) return;
    const isOurs = onKey(event, id) || (id !== null && nextProject(shown, id, event.key));
    if (id && event.key === "o" && !isCarrying) router.push(`/ops/implementations/${id}`);
    if (isOurs) { event.preventDefault(); event.stopPropagation(); }
  };
}

type Shown = { column: PhaseColumn; isOver: boolean; list: string | undefined; children: (project: PhaseColumn["projects"][number]) => ReactNode };

function Column({ column: { phase, count, projects }, isOver, list = "/ops/implementations?layout=table", children }: Shown) {
  return (
    <section data-phase={phase} aria-label={phaseLabels[phase]} className={cn("-m-1 flex w-[280px] flex-none flex-col gap-2 rounded-lg p-1", isOver && "bg-accent-tint outline-2 outline-accent")}>
      <h2 className="flex items-baseline gap-1.5 px-1 font-semibold">{phaseLabels[phase]}<span className="font-normal text-ink-3">{count}</span></h2>
      <ul className="grid content-start gap-2">{projects.map((project) => <li key={project.id}>{children(project)}</li>)}</ul>
      {projects.length === 0 && <p className="px-1 py-4 text-center text-xs text-ink-3">No project here</p>}
      {count > projects.length && <Link href={list} className="px-1 text-ink-2">All {count} in a list</Link>}
    </section>
  );
}

/** Required tasks stay open where the card comes from: the move waits for the reason. */
function LeftBehind({ asking: { clientName, move, said, answer } }: { asking: Asking }) {
  const give = async (reason: string) => {
    answer(reason);
    return { ok: true, value: null } as const;
  };
  return (
    <ReasonDialog open onOpenChange={(open) => !open && answer(null)} title={`Move ${clientName} to ${phaseLabels[move.to]}`} act="Move" label="Why they are left" onAct={give}>
      <p className="text-ink-2">{said}</p>
    </ReasonDialog>
  );
}

/** The board says what happens in its own live region. */
const silent = { onDragStart: () => "", onDragOver: () => "", onDragEnd: () => "", onDragCancel: () => "" };
