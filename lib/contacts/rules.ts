import { z } from "zod";
import { ReadVersion } from "@/lib/changes/rules/version";
import { Day } from "@/lib/dates";

const Text = (most: number) => z.string().trim().max(most, `At most ${most} characters.`).transform((text) => text || null).nullable();
const emptied = <T extends z.ZodType>(kind: T) => z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), kind.nullable());
const Name = z.string().trim().min(1, "Type a name.").max(200, "At most 200 characters.");
const Email = emptied(z.string().trim().toLowerCase().pipe(z.email("Type an address like ana@example.com.")));
const Phone = emptied(z.string().trim().regex(/^[+()\d][\d\s()/.+-]{3,38}(\s?(x|ext\.?)\s?\d{1,6})?$/i, "Type a number like +351 21 555 0100."));
const Link = emptied(z.string().trim().max(500).transform((text) => (/^https?:\/\//i.test(text) ? text : `https://${text}`)).pipe(z.httpUrl("Type an address like example.com.")));
const Tags = z.array(z.string().trim().min(1).max(60)).max(50, "At most 50 tags.").transform((names) => [...new Set(names)]);

export const ContactRole = z.enum(["DECISION_MAKER", "INFLUENCER", "USER", "GATEKEEPER"]);
export const Channel = z.enum(["EMAIL", "PHONE", "SMS", "IN_PERSON"]);

/** What each field of a contact may hold. `emailOptIn`, `smsOptIn` and `doNotCall` are what the person asked for. */
export const contactFields = {
  name: Name, firstName: Text(100), lastName: Text(100), jobTitle: Text(200), department: Text(200), role: emptied(ContactRole), email: Email, phone: Phone, mobilePhone: Phone, workPhone: Phone,
  linkedinUrl: Link, twitterHandle: Text(60), ownerId: z.uuid().nullable(), preferredChannel: emptied(Channel), birthday: emptied(Day), anniversary: emptied(Day),
  emailOptIn: z.boolean(), smsOptIn: z.boolean(), doNotCall: z.boolean(), tags: Tags, customerId: z.uuid().nullable(), externalId: Text(200),
} as const;
export type ContactField = keyof typeof contactFields;
const CustomFields = z.record(z.string().max(60), z.json());

/** `isPrimary`: it takes that place from whoever has it. */
export const CreateContact = z.strictObject({ ...z.strictObject(contactFields).partial().shape, name: Name, isPrimary: z.boolean().default(false), customFields: CustomFields.optional() });
export type CreateContact = z.infer<typeof CreateContact>;

const edit = <F extends ContactField>(field: F) => z.strictObject({ contactId: z.uuid(), field: z.literal(field), was: z.unknown(), value: contactFields[field] });
/** One field: the value that was read and the new one. A field of one's own is named by its `key`. */
export const EditContact = z.discriminatedUnion("field", [
  edit("name"), edit("firstName"), edit("lastName"), edit("jobTitle"), edit("department"), edit("role"), edit("email"), edit("phone"), edit("mobilePhone"), edit("workPhone"), edit("linkedinUrl"), edit("twitterHandle"),
  edit("ownerId"), edit("preferredChannel"), edit("birthday"), edit("anniversary"), edit("emailOptIn"), edit("smsOptIn"), edit("doNotCall"), edit("tags"), edit("customerId"), edit("externalId"),
  z.strictObject({ contactId: z.uuid(), field: z.literal("customFields"), key: z.string().max(60), was: z.unknown(), value: z.json() }),
]);
export type EditContact = z.infer<typeof EditContact>;

/** Several fields at once: a form, or a machine, naming the version it read. */
export const PatchContact = z.strictObject({ ...z.strictObject(contactFields).partial().shape, customFields: CustomFields.optional(), contactId: z.uuid(), version: ReadVersion });
export type PatchContact = z.infer<typeof PatchContact>;

export const MakePrimaryContact = z.strictObject({ contactId: z.uuid() });
export type MakePrimaryContact = z.infer<typeof MakePrimaryContact>;
export const DeleteContact = z.strictObject({ contactId: z.uuid() });
export type DeleteContact = z.infer<typeof DeleteContact>;
export const GetContact = z.strictObject({ contactId: z.uuid() });
export type GetContact = z.infer<typeof GetContact>;
/** By name or address; `customerId`: those of one customer. */
export const FindContacts = z.object({ q: z.string().trim().max(200).default(""), customerId: z.uuid().optional(), after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).catch(50).default(50) });
export type FindContacts = z.infer<typeof FindContacts>;

export const roleNames: Record<z.infer<typeof ContactRole>, string> = { DECISION_MAKER: "Decision maker", INFLUENCER: "Influencer", USER: "User", GATEKEEPER: "Gatekeeper" };

/** What a contact asked not to get, said the way a list shows it. */
export function refusals({ emailOptIn, doNotCall }: { emailOptIn: boolean; doNotCall: boolean }) {
  return [...(doNotCall ? ["Do not call"] : []), ...(emailOptIn ? [] : ["No e-mail"])];
}
