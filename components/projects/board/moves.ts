import type { PhaseColumn } from "@/lib/ops/projects/queries/shapes";
import type { Phase } from "@/lib/projects/rules/kinds";

export type PhaseMove = { projectId: string; from: Phase; to: Phase };

/** What the browser shows until the server answers: the card in its new column, by target date as the server will put it. */
export function withMove(columns: readonly PhaseColumn[], { projectId, from, to }: PhaseMove): readonly PhaseColumn[] {
  const card = columns.find(({ phase }) => phase === from)?.projects.find(({ id }) => id === projectId);
  if (!card || from === to) return columns;
  const placed = { ...card, phase: to };
  return columns.map((column) => {
    if (column.phase === from) return { ...column, count: column.count - 1, projects: column.projects.filter(({ id }) => id !== projectId) };
    if (column.phase !== to) return column;
    const after = column.projects.findIndex(({ id, target }) => (target ?? "9999") > (placed.target ?? "9999") || (target === placed.target && id > projectId));
    return { ...column, count: column.count + 1, projects: column.projects.toSpliced(after < 0 ? column.projects.length : after, 0, placed) };
  });
}
