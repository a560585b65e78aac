import type { CustomerTaskStatus, LicenseLevel, StatusSource } from "@/lib/generated/prisma/enums";
import { isEligible, type Selection } from "./eligibility";

type Part = { originalId: string | null; name: string };
/** What a plan copies of a task; `telemetry` are its attributes as they are stored. Weights are decimal text. */
export type Definition = {
  name: string; description: string | null; weight: string; sequenceNumber: number; licenseLevel: LicenseLevel; howToDoc: string[]; howToVideo: string[];
  outcomes: Part[]; releases: Part[]; tags: Part[]; telemetry: unknown[];
};
export type CatalogTask = Definition & { id: string; isLive: boolean };
export type PlanTask = Definition & { id: string; originalTaskId: string | null; status: CustomerTaskStatus; source: StatusSource | null; statusBefore: CustomerTaskStatus | null; sourceBefore: StatusSource | null };

type Named = { id: string; name: string };
/**
 * What a sync does. `retired`, `restored`, `changed` and `kept` are the plan's tasks, `added` the catalogue's. `kept` are finished and no longer eligible: they stay and count. Of a solution,
 * `assigned` are products it was given since; `left` are those it does not sell any more: their plans stay and count until somebody removes them.
 */
export type SyncDiff = {
  assigned: Named[]; left: Named[];
  added: Named[]; retired: (Named & { status: CustomerTaskStatus })[]; restored: (Named & { status: CustomerTaskStatus })[]; kept: Named[];
  changed: (Named & { fields: { field: keyof Definition; was: unknown; value: unknown }[] })[];
};

const fields = ["name", "description", "weight", "sequenceNumber", "licenseLevel", "howToDoc", "howToVideo", "outcomes", "releases", "tags", "telemetry"] as const satisfies readonly (keyof Definition)[];

/** Adoption.md, Plans, Sync: what becomes of the plan when it follows the catalogue and the selection. Finished work never becomes unfinished; a person's NOT_APPLICABLE is never restored. */
export function diffPlan(catalog: readonly CatalogTask[], plan: readonly PlanTask[], selection: Selection): SyncDiff {
  const originals = new Map(catalog.map((task) => [task.id, task]));
  const copied = new Set(plan.map(({ originalTaskId }) => originalTaskId));
  const eligible = new Set(catalog.filter((task) => isEligible(offer(task), selection)).map(({ id }) => id));
  const isIn = ({ originalTaskId }: PlanTask) => originalTaskId !== null && eligible.has(originalTaskId);
  const out = plan.filter((task) => !isIn(task));
  return {
    assigned: [], left: [],
    added: catalog.filter(({ id }) => eligible.has(id) && !copied.has(id)).map(named),
    retired: out.filter(({ status }) => !isFinished(status) && status !== "NOT_APPLICABLE").map((task) => ({ ...named(task), status: task.status })),
    restored: plan.flatMap((task) => (isIn(task) && task.status === "NOT_APPLICABLE" && task.source === "SYSTEM" && task.statusBefore ? [{ ...named(task), status: task.statusBefore }] : [])),
    kept: out.filter(({ status }) => isFinished(status)).map(named),
    changed: plan.flatMap((task) => {
      const original = task.originalTaskId ? originals.get(task.originalTaskId) : undefined;
      const differing = original?.isLive ? fields.filter((field) => JSON.stringify(original[field]) !== JSON.stringify(task[field])) : [];
      return original && differing.length > 0 ? [{ ...named(original), id: task.id, fields: differing.map((field) => ({ field, was: task[field], value: original[field] })) }] : [];
    }),
  };
}

/** The same for the products of a solution, by their ids. One that was assigned and removed by a person is not assigned again. */
export function diffProducts(sold: readonly Named[], parts: readonly (Named & { isRemoved: boolean })[]): Pick<SyncDiff, "assigned" | "left"> {
  return { assigned: sold.filter(({ id }) => !parts.some((part) => part.id === id)).map(named), left: parts.filter(({ id, isRemoved }) => !isRemoved && !sold.some((one) => one.id === id)).map(named) };
}

/** Would a sync change nothing? */
export function isEmpty({ assigned, added, retired, restored, changed }: SyncDiff) {
  return assigned.length + added.length + retired.length + restored.length + changed.length === 0;
}

/** A task of the catalogue as eligibility asks for it. */
export function offer({ isLive, licenseLevel, outcomes, releases }: CatalogTask) {
  const idsOf = (parts: Part[]) => parts.flatMap(({ originalId }) => originalId ?? []);
  return { isLive, licenseLevel, outcomeIds: idsOf(outcomes), releaseIds: idsOf(releases) };
}

const isFinished = (status: CustomerTaskStatus) => status === "COMPLETED" || status === "DONE";
const named = ({ id, name }: Named) => ({ id, name });
