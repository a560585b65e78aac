import { z } from "zod";
import { refuse } from "@/lib/refusal";

export const LEVELS = ["VIEW", "WORK", "SIGN"] as const;
/** VIEW reads, WORK also acts, SIGN also signs off. */
export type Level = (typeof LEVELS)[number];

const projectId = z.uuid();
const linkId = z.uuid();
const Email = z.string().trim().toLowerCase().pipe(z.email("Type an address such as ana@example.com.").max(254));

/** `days`: how long it works. One that signs is bound to an address; a code is then asked for. */
export const CreateLink = z
  .strictObject({ projectId, accessLevel: z.enum(LEVELS).default("VIEW"), days: z.coerce.number().int().min(1, "At least a day.").max(365, "At most a year.").default(90), email: Email.optional(), contactId: z.uuid().optional() })
  .refine(({ accessLevel, email }) => accessLevel !== "SIGN" || email, { path: ["email"], message: "Only a link bound to an address may sign. Type whose it is." });
export type CreateLink = z.infer<typeof CreateLink>;
export const ExtendLink = z.strictObject({ projectId, linkId, days: z.coerce.number().int().min(1).max(365) });
export type ExtendLink = z.infer<typeof ExtendLink>;
export const OneLink = z.strictObject({ projectId, linkId });
export type OneLink = z.infer<typeof OneLink>;

export const EnterCode = z.strictObject({ code: z.string().transform((typed) => typed.replace(/\D/g, "")).pipe(z.string().length(6, "The code has six digits.")) });
export type EnterCode = z.infer<typeof EnterCode>;
export const Nothing = z.strictObject({});
export type Nothing = z.infer<typeof Nothing>;

export const OneTask = z.strictObject({ taskId: z.uuid() });
export type OneTask = z.infer<typeof OneTask>;
const content = z.string().trim().min(1, "Write something.").max(5000, "At most 5,000 characters.");
/** On a task, or on the whole. */
export const AddComment = z.strictObject({ taskId: z.uuid().optional(), content });
export type AddComment = z.infer<typeof AddComment>;
export const ReplyToBlocker = z.strictObject({ blockerId: z.uuid(), content });
export type ReplyToBlocker = z.infer<typeof ReplyToBlocker>;
const about = z.uuid().nullable().default(null);
/** What staff say to the client: about a step, about something in the way, or about the whole. */
export const AnswerClient = z.strictObject({ projectId, taskId: about, blockerId: about, content }).refine(({ taskId, blockerId }) => !taskId || !blockerId, { path: ["taskId"], message: "Write about one thing." });
export type AnswerClient = z.infer<typeof AnswerClient>;
/** The same about a blocker of one's own. */
export const AnswerOnBlocker = z.strictObject({ projectId, blockerId: z.uuid(), content });
export type AnswerOnBlocker = z.infer<typeof AnswerOnBlocker>;
export const SignGoLive = z.strictObject({ name: z.string().trim().min(1, "Type your name.").max(120), isAgreed: z.literal(true, "Tick the box to sign.") });
export type SignGoLive = z.infer<typeof SignGoLive>;

const needed: Record<Level, number> = { VIEW: 0, WORK: 1, SIGN: 2 };
export const covers = (level: Level, asked: Level) => needed[level] >= needed[asked];

export function assertLevel(level: Level, asked: Level) {
  if (covers(level, asked)) return;
  refuse(asked === "SIGN" ? "This link may not sign. Ask for one of your own." : "This link is only for looking. Ask for one that lets you answer.", 403);
}

/** What the client signs. */
export const STATEMENT = "We have tried the system, it does what we need to begin, and we agree to go live.";

/** How long a code works, in minutes, and how often it may be typed wrongly. */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;

/** "ana.lima@example.com" → "a•••@example.com": enough to know one's own, not to learn somebody else's. */
export function maskedEmail(email: string) {
  const [name = "", domain = ""] = email.split("@");
  return `${[...name][0] ?? ""}•••@${domain}`;
}

export const GetPreview = z.object({ projectId: z.uuid() });
export type GetPreview = z.infer<typeof GetPreview>;
