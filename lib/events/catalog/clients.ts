import { z } from "zod";

const none = z.object({});

/** Files, and what the client does on the progress page or staff do about it. */
export const clientFacts = {
  "attachment.added": { details: none, jobs: [] },
  "attachment.deleted": { details: none, jobs: [] },
  "progress.link_created": { details: z.object({ accessLevel: z.string() }), jobs: [] },
  "progress.link_extended": { details: none, jobs: [] },
  "progress.link_revoked": { details: none, jobs: [] },
  "progress.code_sent": { details: none, jobs: [] },
  "progress.code_given": { details: none, jobs: [] },
  "progress.link_opened": { details: none, jobs: [] },
  "progress.commented": { details: none, jobs: [] },
  "progress.replied": { details: none, jobs: [] },
  "progress.answered": { details: none, jobs: [] },
} as const;
