import type { LicenseLevel } from "@/lib/generated/prisma/enums";

export const LICENSE_LEVELS = ["ESSENTIAL", "ADVANTAGE", "SIGNATURE"] as const satisfies readonly LicenseLevel[];

/** What a customer bought. Ids of outcomes and releases; empty means all. */
export type Selection = { licenseLevel: LicenseLevel; outcomes: readonly string[]; releases: readonly string[] };
/** A catalogue task with the ids of its outcomes and releases. */
export type Offered = { isLive: boolean; licenseLevel: LicenseLevel; outcomeIds: readonly string[]; releaseIds: readonly string[] };

/** Does a catalogue task enter this customer's plan? Adoption.md, Plans: the only place that decides it. */
export function isEligible(task: Offered, { licenseLevel, outcomes, releases }: Selection): boolean {
  return task.isLive && rank(task.licenseLevel) <= rank(licenseLevel) && fits(outcomes, task.outcomeIds) && fits(releases, task.releaseIds);
}

/** Nothing chosen, or the task has none, or at least one matches. */
function fits(chosen: readonly string[], own: readonly string[]) {
  return chosen.length === 0 || own.length === 0 || own.some((id) => chosen.includes(id));
}

const rank = (level: LicenseLevel) => LICENSE_LEVELS.indexOf(level);
