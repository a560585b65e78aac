import { z } from "zod";
import { Day } from "@/lib/dates";
import { LICENSE_LEVELS } from "./rules/eligibility";

const name = z.string().trim().min(1, "Type a name.").max(200, "At most 200 characters.");
const chosen = z.array(z.uuid()).max(500, "At most 500.").transform((ids) => [...new Set(ids)]);
const selection = { licenseLevel: z.enum(LICENSE_LEVELS, "Choose a licence level."), outcomes: chosen.default([]), releases: chosen.default([]) };
const externalId = z.string().trim().max(200, "At most 200 characters.").transform((text) => text || null).nullish();
const months = z.int("Type whole months.").min(1, "At least one month.").max(120, "At most 120 months.");

/** Empty outcomes and releases mean all. `termMonths` says that it renews; `renewsAt` is counted from `from`, today unless named. `externalId`: what others call it; telemetry may name it so. */
export const AssignProduct = z.strictObject({ customerId: z.uuid(), productId: z.uuid(), name, ...selection, termMonths: months.nullish(), from: Day.nullish(), externalId });
export type AssignProduct = z.output<typeof AssignProduct>;
/** Assigns each of the solution's products as well; each keeps what was chosen of its own. */
export const AssignSolution = z.strictObject({ customerId: z.uuid(), solutionId: z.uuid(), name, ...selection });
export type AssignSolution = z.output<typeof AssignSolution>;
/** What was sold, as a line of the won deal of an implementation that went live, confirmed by a person. */
export const ConfirmAssignment = z.strictObject({ projectId: z.uuid(), lineId: z.uuid(), name, ...selection, termMonths: months.nullish(), externalId });
export type ConfirmAssignment = z.output<typeof ConfirmAssignment>;
/** `planId` is a product's plan or a solution's; `version` is the assignment's that was read, `seen` comes from the preview that was shown. Runs a sync, of a solution in all of its plans. */
export const ChangeAssignment = z.strictObject({ planId: z.uuid(), version: z.int(), seen: z.string().max(64), ...selection });
export type ChangeAssignment = z.output<typeof ChangeAssignment>;
/** What an assignment is called and when it renews; `version` is the assignment's that was read. A solution's has a name alone: its products renew, each by itself. */
export const EditAssignment = z.strictObject({ planId: z.uuid(), version: z.int(), name, externalId, termMonths: months.nullish(), renewsAt: Day.nullish() });
export type EditAssignment = z.output<typeof EditAssignment>;
/** Out of the customer's record, with its plan; restored by undo. */
export const RemoveAssignment = z.strictObject({ planId: z.uuid() });
export type RemoveAssignment = z.output<typeof RemoveAssignment>;

/** What a sync would do; with `change`, after choosing otherwise. */
export const PreviewSync = z.strictObject({ planId: z.uuid(), change: z.strictObject(selection).optional() });
export type PreviewSync = z.output<typeof PreviewSync>;
/** `definitionVersion` is the one whose diff was shown; a newer one refuses. */
export const SyncPlan = z.strictObject({ planId: z.uuid(), definitionVersion: z.int() });
export type SyncPlan = z.output<typeof SyncPlan>;

export const OfPlan = z.strictObject({ planId: z.uuid() });
export type OfPlan = z.output<typeof OfPlan>;
export const ExportPlan = OfPlan.extend({ format: z.enum(["csv", "xlsx"], "The format is csv or xlsx.").optional() });
export type ExportPlan = z.output<typeof ExportPlan>;

/** The plans of a customer, and what may be assigned to it. */
export const OfCustomer = z.strictObject({ customerId: z.uuid() });
export type OfCustomer = z.output<typeof OfCustomer>;

export const ListAssignable = z.strictObject({});
export type ListAssignable = z.output<typeof ListAssignable>;

export const STATUSES = ["NOT_STARTED", "IN_PROGRESS", "COMPLETED", "NOT_APPLICABLE", "NO_LONGER_USING"] as const;
export type Status = (typeof STATUSES)[number];
/** DONE is accepted and stored as COMPLETED. */
const Status = z.enum([...STATUSES, "DONE"], "Choose a status.").transform((status): Status => (status === "DONE" ? "COMPLETED" : status));
const note = z.string().trim().max(2000, "At most 2,000 characters.").optional();
export const SetTaskStatus = z.strictObject({ planId: z.uuid(), taskId: z.uuid(), was: z.enum(STATUSES), status: Status, note });
export type SetTaskStatus = z.output<typeof SetTaskStatus>;
/** Many of one plan; each with the status that was seen. */
export const SetTaskStatuses = z.strictObject({ planId: z.uuid(), tasks: z.array(z.strictObject({ taskId: z.uuid(), was: z.enum(STATUSES) })).min(1, "Choose at least one task.").max(500, "At most 500 tasks."), status: Status, note });
export type SetTaskStatuses = z.output<typeof SetTaskStatuses>;
export const AcceptProposal = z.strictObject({ planId: z.uuid(), taskId: z.uuid(), status: z.enum(STATUSES) });
export type AcceptProposal = z.output<typeof AcceptProposal>;
/** `status` is the proposal that was seen. It stays dismissed until telemetry comes to another outcome. */
export const DismissProposal = AcceptProposal;
export type DismissProposal = AcceptProposal;

export const statusLabels: Record<Status, string> = { NOT_STARTED: "Not started", IN_PROGRESS: "In progress", COMPLETED: "Completed", NOT_APPLICABLE: "Not applicable", NO_LONGER_USING: "No longer using" };
export const licenseLabels: Record<(typeof LICENSE_LEVELS)[number], string> = { ESSENTIAL: "Essential", ADVANTAGE: "Advantage", SIGNATURE: "Signature" };
