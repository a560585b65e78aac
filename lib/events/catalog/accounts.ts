import { z } from "zod";

const none = z.object({});
const fields = z.object({ fields: z.array(z.string()) });

/** What people and staff do about their own way in. */
export const accountFacts = {
  "account.signed_in": { details: none, jobs: [] },
  "account.signed_out": { details: z.object({ sessions: z.number() }), jobs: [] },
  "account.locked": { details: none, jobs: [] },
  "account.password_changed": { details: none, jobs: [] },
  "account.password_reset_asked": { details: none, jobs: [] },
  "account.email_change_asked": { details: none, jobs: [] },
  "account.email_changed": { details: none, jobs: [] },
  "account.invitation_accepted": { details: none, jobs: [] },
  "account.recovery_codes_renewed": { details: none, jobs: [] },
  "account.two_step_enrolled": { details: none, jobs: [] },
  "account.two_step_removed": { details: none, jobs: [] },
  "staff.signed_in": { details: none, jobs: [] },
  "staff.signed_out": { details: z.object({ sessions: z.number() }), jobs: [] },
  "staff.locked": { details: none, jobs: [] },
  "staff.searched": { details: z.object({ found: z.number() }), jobs: [] },
  "staff.invited": { details: none, jobs: [] },
  "staff.invitation_accepted": { details: none, jobs: [] },
  "staff.edited": { details: fields, jobs: [] },
  "staff.deactivated": { details: none, jobs: [] },
  "staff.reactivated": { details: none, jobs: [] },
  "staff.password_changed": { details: none, jobs: [] },
  "staff.password_reset_asked": { details: none, jobs: [] },
  "staff.two_step_enrolled": { details: none, jobs: [] },
  "staff.two_step_removed": { details: none, jobs: [] },
} as const;
