import { z } from "zod";

export const VerifyAuditTrail = z.strictObject({});

/** What a job tells of when something does not add up. */
export const Alert = z.object({ title: z.string(), reason: z.string() });
export type Alert = z.infer<typeof Alert>;
