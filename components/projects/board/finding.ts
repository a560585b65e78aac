import type { PhaseColumn } from "@/lib/ops/projects/queries/shapes";
import { PHASES, type Phase } from "@/lib/projects/rules/kinds";

/** The phase under the pointer, if any. */
export function phaseUnder(x: number, y: number): Phase | null {
  const column = document.elementsFromPoint(x, y).map((element) => element.closest<HTMLElement>("[data-phase]")).find(Boolean);
  return PHASES.find((phase) => phase === column?.dataset.phase) ?? null;
}

/** A card that moved is a new element in another column: the keyboard follows it there once it is painted. */
export function focusProject(projectId: string) {
  requestAnimationFrame(() => requestAnimationFrame(() => card(projectId)?.focus()));
}

/** Arrows walk from card to card: up and down in a column, left and right at the same height. True when the key was an arrow. */
export function nextProject(columns: readonly PhaseColumn[], projectId: string, key: string) {
  const [dx, dy] = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key] ?? [];
  if (dx === undefined || dy === undefined) return false;
  const at = columns.findIndex(({ projects }) => projects.some(({ id }) => id === projectId));
  const row = columns[at]?.projects.findIndex(({ id }) => id === projectId) ?? 0;
  const beside = dx === 0 ? columns[at] : (dx > 0 ? columns.slice(at + 1) : columns.slice(0, Math.max(0, at)).toReversed()).find(({ projects }) => projects.length > 0);
  const target = beside?.projects[Math.min(beside.projects.length - 1, Math.max(0, row + dy))];
  if (target) card(target.id)?.focus();
  return true;
}

function card(projectId: string) {
  return document.querySelector<HTMLElement>(`[data-project="${CSS.escape(projectId)}"]`);
}
