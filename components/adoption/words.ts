import type { CustomerTaskStatus, LicenseLevel, StatusSource } from "@/lib/generated/prisma/enums";

export const statusWords: Record<CustomerTaskStatus, string> = { NOT_STARTED: "Not started", IN_PROGRESS: "In progress", COMPLETED: "Completed", DONE: "Completed", NOT_APPLICABLE: "Not applicable", NO_LONGER_USING: "No longer using" };
export const sourceWords: Record<StatusSource, string> = { MANUAL: "By hand", TELEMETRY: "Telemetry", IMPORT: "Import", SYSTEM: "Sync" };
/** A task nobody has touched is the sync's. */
export const sourceChoices = (["MANUAL", "TELEMETRY", "SYSTEM"] as const).map((value) => ({ value, label: sourceWords[value] }));
export const licenseWords: Record<LicenseLevel, string> = { ESSENTIAL: "Essential", ADVANTAGE: "Advantage", SIGNATURE: "Signature" };
/** What a person may choose; DONE is COMPLETED. */
export const statusChoices = (["NOT_STARTED", "IN_PROGRESS", "COMPLETED", "NOT_APPLICABLE", "NO_LONGER_USING"] as const).map((value) => ({ value, label: statusWords[value] }));
export type Status = (typeof statusChoices)[number]["value"];
/** A task with the status that was read of it; a write stands only on that. */
export const seenOf = ({ id, status }: { id: string; status: CustomerTaskStatus }) => ({ taskId: id, was: status === "DONE" ? ("COMPLETED" as const) : status });

/** "44.4" → "44.40%": how far a plan is always has two decimals. */
export const percent = (text: string) => `${Number(text).toFixed(2)}%`;
export const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? "" : "s"}`;
