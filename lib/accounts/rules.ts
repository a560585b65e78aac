import { z } from "zod";

/** An e-mail address or a user name, and the password; the six digits only where two-step sign-in is on. */
export const SignIn = z.strictObject({
  login: z.string().trim().toLowerCase().min(1, "Type your e-mail address or user name.").max(254),
  password: z.string().min(1, "Type your password.").max(1000),
  code: z.string().trim().max(20).optional(),
});
export type SignIn = z.infer<typeof SignIn>;

/** Where to go once signed in; "code": the password was right and the second step is still to come. */
export type SignedIn = { next: "/deals" | "/welcome" | "/welcome/two-step" | "code" };

export const NewPassword = z.string().min(10, "Use at least 10 characters.").max(1000);

const FREE_TRIES = 4;

/** After the fifth wrong password in a row: one minute, then two, four … up to an hour. Null: not locked yet. */
export function lockedFor(failedCount: number): number | null {
  return failedCount <= FREE_TRIES ? null : Math.min(60, 2 ** (failedCount - FREE_TRIES - 1)) * 60;
}
