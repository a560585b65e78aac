import { z } from "zod";
import { refuse } from "@/lib/refusal";

export const CATEGORIES = ["INTERNAL", "CLIENT_SIDE", "VENDOR"] as const;
export type Category = (typeof CATEGORIES)[number];
export type Status = "OPEN" | "SNOOZED" | "RESOLVED";

const projectId = z.uuid();
const blockerId = z.uuid();
const Title = z.string().trim().min(1, "Say what stands in the way.").max(200);
const Description = z.string().trim().max(20_000);
const Reason = z.string().trim().min(1, "Say why.").max(2000);

/** `ownerId` is a member of the staff; left out: the project's lead. `attributeId`: what telemetry must show of the customer's plans to resolve it. A client-side blocker is shown to the client unless somebody says otherwise. */
export const OpenBlocker = z.strictObject({ projectId, title: Title, description: Description.optional(), category: z.enum(CATEGORIES), taskId: z.uuid().optional(), ownerId: z.uuid().optional(), attributeId: z.uuid().optional(), isClientVisible: z.boolean().optional() });
export type OpenBlocker = z.infer<typeof OpenBlocker>;

export const OneBlocker = z.strictObject({ projectId, blockerId });
export type OneBlocker = z.infer<typeof OneBlocker>;

export const SnoozeBlocker = OneBlocker.extend({ reason: Reason, until: z.coerce.date() });
export type SnoozeBlocker = z.infer<typeof SnoozeBlocker>;
export const ResolveBlocker = OneBlocker.extend({ notes: z.string().trim().min(1, "Say how it was resolved.").max(20_000) });
export type ResolveBlocker = z.infer<typeof ResolveBlocker>;
export const ReopenBlocker = OneBlocker.extend({ reason: Reason });
export type ReopenBlocker = z.infer<typeof ReopenBlocker>;

const edit = <F extends string, S extends z.ZodType>(field: F, value: S) => OneBlocker.extend({ field: z.literal(field), was: z.unknown(), value });
/** One field. Another category counts on from the same seconds, on its own calendar. */
export const ChangeBlocker = z.discriminatedUnion("field", [edit("title", Title), edit("description", Description.nullable()), edit("category", z.enum(CATEGORIES)), edit("ownerId", z.uuid().nullable()), edit("isClientVisible", z.boolean()), edit("customerTelemetryAttributeId", z.uuid().nullable())]);
export type ChangeBlocker = z.infer<typeof ChangeBlocker>;

/** What would fire when, for a blocker opened now. */
export const PreviewEscalation = z.strictObject({ projectId, category: z.enum(CATEGORIES), ownerId: z.uuid().optional(), isClientVisible: z.boolean().optional() });
export type PreviewEscalation = z.infer<typeof PreviewEscalation>;
export const ListBlockers = z.strictObject({ projectId });
export type ListBlockers = z.infer<typeof ListBlockers>;

/** implementation.md, Blockers and escalation, 5 and 7: at most so many business days asleep, so many snoozes since the last fired level, and so many business days in which reopening continues. */
export const SNOOZE_DAYS = 10;
export const SNOOZES = 2;
export const REOPEN_DAYS = 5;

type Snoozing = { status: Status; isDirectorInvolved: boolean; snoozes: number };

/** `snoozes`: those of this cycle since the last level fired. */
export function assertMaySnooze({ status, isDirectorInvolved, snoozes }: Snoozing) {
  if (status === "RESOLVED") refuse("This blocker is resolved already.", 409);
  if (status === "SNOOZED") refuse("This blocker is snoozed already.", 409);
  if (isDirectorInvolved) refuse("A director is involved. This blocker is no longer snoozed, only resolved.");
  if (snoozes >= SNOOZES) refuse(`It was snoozed ${SNOOZES} times since the last level. Resolve it, or let the next level hear of it.`);
}

export function assertUnresolved({ status }: { status: Status }) {
  if (status === "RESOLVED") refuse("This blocker is resolved already.", 409);
}

export const categoryLabels: Record<Category, string> = { INTERNAL: "Internal", CLIENT_SIDE: "Client", VENDOR: "Third party" };
export const blockerStatusLabels: Record<Status, string> = { OPEN: "Open", SNOOZED: "Snoozed", RESOLVED: "Resolved" };
