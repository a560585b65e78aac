import { z } from "zod";
import { everyScope, MOST_DAYS, type KeyStanding } from "./scopes";

const Scopes = z.array(z.enum(everyScope)).min(1, "Choose at least one.").max(everyScope.length);

/** `days`: until it ends by itself. */
export const CreateKey = z.strictObject({
  name: z.string().trim().min(1, "Say what the key is for.").max(100, "At most 100 characters."),
  scopes: Scopes.transform((chosen) => everyScope.filter((scope) => chosen.includes(scope))),
  days: z.coerce.number("Type a number of days.").int("Type a whole number of days.").min(1, "At least one day.").max(MOST_DAYS, `At most ${MOST_DAYS} days.`).default(365),
});
export type CreateKey = z.infer<typeof CreateKey>;
export const RevokeKey = z.strictObject({ keyId: z.uuid() });
export type RevokeKey = z.infer<typeof RevokeKey>;
/** Newest first; `after` is the last key of the page before. */
export const ListKeys = z.object({ after: z.uuid().optional().catch(undefined), limit: z.coerce.number().int().min(1).max(200).catch(50).default(50) });
export type ListKeys = z.infer<typeof ListKeys>;

export function standingOf({ expiresAt, revokedAt }: { expiresAt: Date | null; revokedAt: Date | null }, now: Date): KeyStanding {
  if (revokedAt) return "revoked";
  return expiresAt && expiresAt <= now ? "expired" : "works";
}
