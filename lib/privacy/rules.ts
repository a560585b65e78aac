import { z } from "zod";
import { refuse, refuseField } from "@/lib/refusal";

/** Who has personal data here: somebody of the organization, or a contact. */
export const SubjectKind = z.enum(["user", "contact"]);
export type SubjectKind = z.infer<typeof SubjectKind>;
export const FindSubjects = z.object({ q: z.string().trim().max(200).catch("").default("") });
export type FindSubjects = z.infer<typeof FindSubjects>;
export const NamedSubject = z.object({ kind: SubjectKind, id: z.uuid() });
export type NamedSubject = z.infer<typeof NamedSubject>;
/** `confirm`: the person's name, typed. */
export const ErasePerson = z.strictObject({ kind: SubjectKind, id: z.uuid(), confirm: z.string().trim() });
export type ErasePerson = z.infer<typeof ErasePerson>;
export const AskForExport = z.strictObject({});
export const OpenExport = z.object({ jobId: z.uuid() });
export type OpenExport = z.infer<typeof OpenExport>;

/** What stands where the person stood. Two who were erased stay two. */
export function maskOf(id: string) {
  return `Erased person ${id.slice(-6)}`;
}

export function assertConfirmed(name: string, confirm: string) {
  if (confirm !== name.trim()) refuseField("confirm", `Type ${name.trim()} to erase this person.`);
}

export function assertNotOneself(id: string, me: string | null) {
  if (id === me) refuse("Another administrator erases you: otherwise nobody would see it done.");
}

/** Columns that say who somebody is, by what they hold. */
export const columns = {
  names: ["name", "fullName"],
  addresses: ["email", "newEmail", "phone", "mobilePhone", "workPhone", "linkedinUrl", "twitterHandle", "username", "primaryEmail", "primaryPhone"],
  parts: ["firstName", "lastName", "jobTitle", "department", "externalId", "ssoSubject"],
  rest: ["birthday", "anniversary", "customFields", "timezone", "website", "description", "billingAddress", "shippingAddress", "tags"],
} as const;

/** `wide`: texts that mean nobody else, looked for everywhere; `own`: looked for in rows that name the person; `exact`: there, where they are a whole value of a list or an import's row. */
export const Sought = z.object({ ids: z.array(z.uuid()), mask: z.string(), wide: z.array(z.string()), own: z.array(z.string()), exact: z.array(z.string()) });
export type Sought = z.infer<typeof Sought>;
export type Known = { column: string; value: string; isShared: boolean };

/**
 * A name or a handle of one word is an ordinary word elsewhere ("Will"), and an address that another record holds too (a switchboard, info@) is not this
 * person's alone: both go only where the person is named.
 */
export function soughtOf(known: readonly Known[]): Pick<Sought, "wide" | "own" | "exact"> {
  const of = (names: readonly string[]) => known.filter(({ column, value }) => names.includes(column) && value.trim().length > 1);
  const [names, addresses, parts] = [of(columns.names), of(columns.addresses), of(columns.parts)];
  const isTelling = ({ value, isShared }: Known) => !isShared && value.length >= 5 && (names.some((one) => one.value === value) ? /\S\s+\S/ : /[^a-z]/i).test(value);
  const texts = (all: readonly Known[]) => [...new Set(all.map(({ value }) => value.trim()))];
  return { wide: texts([...names, ...addresses].filter(isTelling)), own: texts([...names, ...addresses]), exact: texts([...names, ...addresses, ...parts]) };
}
