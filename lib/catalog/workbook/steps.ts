import type { Values } from "./shapes";

/** New values for a line that is there. */
export type Updated = { id: string; from: Values; to: Values };

/**
 * Updates in an order in which no two lines ever hold the same value of a field that only one may have: whoever frees a value goes first;
 * in a ring the first one steps aside (`aside`) and takes its value last.
 */
export function inSteps(updates: readonly Updated[], field: string, aside: (id: string) => unknown): Updated[] {
  const steps: Updated[] = updates.filter(({ to }) => !(field in to));
  let waiting = updates.filter(({ to }) => field in to);
  const held = new Map(waiting.map(({ id, from }) => [id, from[field]]));
  while (waiting.length > 0) {
    const free = waiting.find(({ id, to }) => ![...held].some(([other, value]) => other !== id && value === to[field]));
    if (free) {
      steps.push(free);
      waiting = waiting.filter((each) => each !== free);
      held.delete(free.id);
    } else {
      const [first] = waiting;
      if (!first) break;
      steps.push({ id: first.id, from: first.from, to: { [field]: aside(first.id) } });
      held.delete(first.id);
    }
  }
  return steps;
}
