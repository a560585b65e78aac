import { z } from "zod";
import { Zone } from "@/lib/dates";
import { refuse } from "@/lib/refusal";

/** An e-mail address or a user name, and the password; the code only where two-step sign-in is on. */
export const SignIn = z.strictObject({
  login: z.string().trim().toLowerCase().min(1, "Type your e-mail address or user name.").max(254),
  password: z.string().min(1, "Type your password.").max(1000),
  code: z.string().trim().max(20).optional(),
});
export type SignIn = z.infer<typeof SignIn>;

/** Where to go once signed in; "code": the password was right and the second step is still to come. */
export type SignedIn = { next: "/deals" | "/welcome" | "/ops" | "code" };

export const Nothing = z.strictObject({});
export type Nothing = z.infer<typeof Nothing>;

export const Email = z.string().trim().toLowerCase().pipe(z.email("Type an address such as ines@example.com.").max(254));
export const NewPassword = z.string().min(10, "Use at least 10 characters.").max(1000);
const Token = z.string().regex(/^[\w-]{43}$/, "This link is not complete. Copy it whole from the mail.");
const Code = z.string().trim().min(6, "Type the six digits your app shows.").max(20);

export const FindProvider = z.strictObject({ email: Email });
export type FindProvider = z.infer<typeof FindProvider>;
export const ChoosePassword = z.strictObject({ password: NewPassword });
export type ChoosePassword = z.infer<typeof ChoosePassword>;
export const ChangePassword = z.strictObject({ current: z.string().min(1, "Type your current password.").max(1000), password: NewPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;
export const AskReset = z.strictObject({ login: SignIn.shape.login });
export type AskReset = z.infer<typeof AskReset>;
export const ResetPassword = z.strictObject({ token: Token, password: NewPassword });
export type ResetPassword = z.infer<typeof ResetPassword>;
export const AcceptInvitation = z.strictObject({ token: Token, password: NewPassword });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;
export const AskEmailChange = z.strictObject({ email: Email, password: z.string().min(1, "Type your password.").max(1000) });
export type AskEmailChange = z.infer<typeof AskEmailChange>;
export const ConfirmEmail = z.strictObject({ token: Token });
export type ConfirmEmail = z.infer<typeof ConfirmEmail>;
export const ConfirmTwoStep = z.strictObject({ code: Code });
export type ConfirmTwoStep = z.infer<typeof ConfirmTwoStep>;
export const RemoveTwoStep = z.strictObject({ password: z.string().min(1, "Type your password.").max(1000), code: Code });
export type RemoveTwoStep = z.infer<typeof RemoveTwoStep>;
export const EndSession = z.strictObject({ sessionId: z.uuid() });
export type EndSession = z.infer<typeof EndSession>;

/** One field of one's own profile: the value it read and the new one. */
export const EditProfile = z.discriminatedUnion("field", [
  z.strictObject({ field: z.literal("name"), was: z.string(), value: z.string().trim().min(1, "Type a name.").max(120) }),
  z.strictObject({ field: z.literal("timezone"), was: z.string().nullable(), value: Zone.nullable() }),
]);
export type EditProfile = z.infer<typeof EditProfile>;

/** Said to whoever has just proven that the address is theirs. */
export const TAKEN = "This address already has an account. One address is one account; use another.";

const FREE_TRIES = 4;

/** After the fifth wrong password or code in a row: one minute, then two, four … up to an hour. In seconds; null: not locked yet. */
export function lockedFor(failedCount: number): number | null {
  return failedCount <= FREE_TRIES ? null : Math.min(60, 2 ** (failedCount - FREE_TRIES - 1)) * 60;
}

/** The same sentence for every account, known or not. */
export function refuseLocked(): never {
  refuse("Too many wrong tries. Sign-in is closed for a while; try again later, or set a new password.", 429);
}
