import { licenseLabels, statusLabels } from "@/lib/adoption/rules";

/** What a plan's history tells of its rows; stamps and copies that follow from it stay untold. */
const task = ["name", "description", "weight", "licenseLevel", "howToDoc", "howToVideo", "status", "statusNotes"];
export const toldOf: Readonly<Record<string, readonly string[]>> = {
  CustomerTask: task, CustomerSolutionTask: task, AdoptionPlan: ["definitionVersion"], SolutionAdoptionPlan: ["definitionVersion"],
  CustomerTelemetryAttribute: ["name", "dataType", "isRequired", "isActive", "successCriteria", "freshDays", "graceDays"],
  CustomerTaskOutcome: [], CustomerTaskRelease: [], CustomerTaskTag: [],
  CustomerProduct: ["name", "externalId", "licenseLevel", "selectedOutcomes", "selectedReleases", "termMonths", "renewsAt"], CustomerSolution: ["name", "licenseLevel", "selectedOutcomes", "selectedReleases"],
};

/** A new row of a plan is told by these alone. */
export const toldOfNew: readonly string[] = ["weight", "licenseLevel", "selectedOutcomes", "selectedReleases", "termMonths", "renewsAt"];

const words: Readonly<Record<string, string>> = { ...statusLabels, ...licenseLabels, DONE: statusLabels.COMPLETED };

/** "NOT_STARTED" → "Not started", where a column holds a status or a licence. */
export function wordOf(column: string, value: unknown) {
  return (column === "status" || column === "licenseLevel") && typeof value === "string" ? words[value] : undefined;
}
