import type { Place } from "./moves";

/** The place under the pointer: the column it is over, and the first card there whose middle is below it. Cards do not shift while one is carried, so no layout is spent on it. */
export function placeUnder(x: number, y: number, carried: ReadonlySet<string>): Place | null {
  const column = document.elementsFromPoint(x, y).map((element) => element.closest<HTMLElement>("[data-stage]")).find(Boolean);
  const stageId = column?.dataset.stage;
  if (!column || !stageId) return null;
  const cards = [...column.querySelectorAll<HTMLElement>("[data-card]")].filter(({ dataset }) => !carried.has(dataset.card ?? ""));
  const next = cards.findIndex((card) => middle(card) > y);
  const index = next < 0 ? cards.length : next;
  return { stageId, afterId: cards[index - 1]?.dataset.card ?? null, beforeId: cards[index]?.dataset.card ?? null };
}

export function isSamePlace(a: Place | null, b: Place | null) {
  return a?.stageId === b?.stageId && a?.afterId === b?.afterId && a?.beforeId === b?.beforeId;
}

function middle(element: HTMLElement) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
