import "server-only";
import type { RevertHooks } from "@/lib/changes/hooks";
import { refuse } from "@/lib/refusal";
import { assertWorker } from "./rules";

/** What is reckoned is not put back: it follows from what stands then. */
const reckoned = {
  project: ["forecastGoLiveDate", "healthScore", "healthBreakdown", "plgPhase", "status"],
  task: ["plannedStartDate"],
};
const ends = ["ON_HOLD", "COMPLETED", "CANCELLED"];

/** What staff typed of a project. Its holds and its end have heard others; they are not undone but followed by their opposite. */
export const projectHooks: RevertHooks = {
  lock: async () => {},
  async prepare(_, item) {
    if ([item.before, item.after].some((row) => ends.includes(String(row?.["status"])))) refuse("A hold, a go-live and an end are not undone. Resume the project, or start another.");
    return without(item, reckoned.project);
  },
  finish: async (_, { actor }) => assertWorker(actor),
};

/** A date that nobody set by hand comes from the schedule. */
export const taskHooks: RevertHooks = {
  lock: async () => {},
  async prepare(_, item) {
    const isByHand = item.after !== null && "isDatePinned" in item.after;
    return item.before === null ? item : without(item, [...reckoned.task, ...(isByHand ? [] : ["dueDate"])]);
  },
  finish: async (_, { actor }) => assertWorker(actor),
};

/** What was said to the client is taken back by staff alone; what the client said is the client's. */
export const commentHooks: RevertHooks = {
  async lock(_, items) {
    if (items.some(({ after }) => after?.["authorByKind"] !== "STAFF")) refuse("What the client said is not undone.");
  },
  prepare: async (_, item) => item,
  finish: async (_, { actor }) => assertWorker(actor),
};

type Item = Parameters<RevertHooks["prepare"]>[1];

function without({ entityId, before, after }: Item, columns: readonly string[]) {
  const kept = (row: Item["after"]) => row && Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));
  return { entityId, before: kept(before), after: kept(after) };
}
