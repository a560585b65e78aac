import { z } from "zod";

const none = z.object({});

/** What happens to the organization's API keys, and what arrives by them. */
export const machineFacts = {
  "key.created": { details: z.object({ scopes: z.array(z.string()), days: z.number() }), jobs: [] },
  "key.revoked": { details: none, jobs: [] },
  "telemetry.ingested": { details: z.object({ batchId: z.string(), accepted: z.number(), duplicates: z.number(), rejected: z.number() }), jobs: ["adoption_evaluate"] },
} as const;
