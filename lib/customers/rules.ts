import { z } from "zod";
import { ReadVersion } from "@/lib/changes/rules/version";
import { NonNegativeMoney } from "@/lib/money";

/** Every input a customer's commands take, each named after its command. */

const Text = (most: number) => z.string().trim().max(most, `At most ${most} characters.`).transform((text) => text || null).nullable();
const emptied = <T extends z.ZodType>(kind: T) => z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), kind.nullable());
const Name = z.string().trim().min(1, "Type a name.").max(200, "At most 200 characters.");
const Tag = z.string().trim().min(1, "Type a name.").max(60, "At most 60 characters.");
const Tags = z.array(Tag).max(50, "At most 50 tags.").transform((names) => [...new Set(names)]);
const Currency = emptied(z.string().trim().toUpperCase().regex(/^[A-Z]{3}$/, "Type a currency like EUR."));
/** "ribadouro.example" is read as https://ribadouro.example. */
const Website = emptied(z.string().trim().max(500).transform((text) => (/^https?:\/\//i.test(text) ? text : `https://${text}`)).pipe(z.httpUrl("Type an address like example.com.")));
const Email = emptied(z.string().trim().toLowerCase().pipe(z.email("Type an address like ana@example.com.")));
const Phone = emptied(z.string().trim().regex(/^[+()\d][\d\s()/.+-]{3,38}(\s?(x|ext\.?)\s?\d{1,6})?$/i, "Type a number like +351 21 555 0100."));

const line = z.string().trim().max(200, "At most 200 characters.").optional();
export const Address = z.strictObject({ street: line, postalCode: line, city: line, region: line, country: line });
export type Address = z.infer<typeof Address>;

export const CustomerStatus = z.enum(["ACTIVE", "INACTIVE", "CHURNED", "PROSPECTIVE"]);
export const CustomerCategory = z.enum(["CUSTOMER", "PARTNER", "PROSPECT"]);
export const CompanySize = z.enum(["SMALL", "MEDIUM", "LARGE", "ENTERPRISE"]);
export const Channel = z.enum(["EMAIL", "PHONE", "SMS", "IN_PERSON"]);
export const Source = z.enum(["WEB", "REFERRAL", "EVENT", "CAMPAIGN", "COLD_CALL", "TRADE_SHOW", "OTHER"]);

/** What each field of a customer may hold. Money is decimal text; people and the parent are ids. */
export const customerFields = {
  name: Name, type: z.enum(["BUSINESS", "INDIVIDUAL"]), status: CustomerStatus, category: CustomerCategory, industry: Text(120), companySize: emptied(CompanySize),
  annualRevenue: emptied(NonNegativeMoney), currencyCode: Currency, employeeCount: z.number().int("Whole people only.").min(0).max(20_000_000).nullable(), website: Website, description: Text(10_000),
  primaryEmail: Email, primaryPhone: Phone, billingAddress: Address.nullable(), shippingAddress: Address.nullable(), ownerId: z.uuid().nullable(), accountManager: z.uuid().nullable(),
  source: emptied(Source), preferredChannel: emptied(Channel), timezone: Text(60), tags: Tags, parentCustomerId: z.uuid().nullable(), externalId: Text(200),
} as const;
export type CustomerField = keyof typeof customerFields;

const CustomFields = z.record(z.string().max(60), z.json());

/** Without `ownerId` the person who asks owns it (null: nobody). */
export const CreateCustomer = z.strictObject({ ...z.strictObject(customerFields).partial().shape, name: Name, customFields: CustomFields.optional() });
export type CreateCustomer = z.infer<typeof CreateCustomer>;

const edit = <F extends CustomerField>(field: F) => z.strictObject({ customerId: z.uuid(), field: z.literal(field), was: z.unknown(), value: customerFields[field] });
/** One field: the value that was read and the new one. A field of one's own is named by its `key`. */
export const EditCustomer = z.discriminatedUnion("field", [
  edit("name"), edit("type"), edit("status"), edit("category"), edit("industry"), edit("companySize"), edit("annualRevenue"), edit("currencyCode"), edit("employeeCount"), edit("website"), edit("description"),
  edit("primaryEmail"), edit("primaryPhone"), edit("billingAddress"), edit("shippingAddress"), edit("ownerId"), edit("accountManager"), edit("source"), edit("preferredChannel"), edit("timezone"), edit("tags"),
  edit("parentCustomerId"), edit("externalId"), z.strictObject({ customerId: z.uuid(), field: z.literal("customFields"), key: z.string().max(60), was: z.unknown(), value: z.json() }),
]);
export type EditCustomer = z.infer<typeof EditCustomer>;

/** For machines: several fields at once, naming the version that was read. Of `customFields` only the keys that are sent change. */
export const PatchCustomer = z.strictObject({ ...z.strictObject(customerFields).partial().shape, customFields: CustomFields.optional(), customerId: z.uuid(), version: ReadVersion });
export type PatchCustomer = z.infer<typeof PatchCustomer>;

const customerIds = z.array(z.uuid()).min(1, "Choose a customer.").max(500, "At most 500 customers at once.").transform((ids) => [...new Set(ids)]);
/** The same change on many customers, one change set. */
export const BulkEditCustomers = z.strictObject({
  customerIds,
  change: z.discriminatedUnion("field", [
    z.strictObject({ field: z.literal("ownerId"), value: z.uuid().nullable() }),
    z.strictObject({ field: z.literal("status"), value: CustomerStatus }),
    z.strictObject({ field: z.literal("tags"), add: Tags.default([]), remove: Tags.default([]) }),
  ]),
});
export type BulkEditCustomers = z.infer<typeof BulkEditCustomers>;

export const DeleteCustomers = z.strictObject({ customerIds });
export type DeleteCustomers = z.infer<typeof DeleteCustomers>;
export const DeleteCustomer = z.strictObject({ customerId: z.uuid() });
export const GetCustomer = z.strictObject({ customerId: z.uuid() });
export type GetCustomer = z.infer<typeof GetCustomer>;

/** Is somebody like this here already? Asked while a new customer is typed. */
export const FindLikeCustomers = z.strictObject({ name: z.string().trim().max(200), email: z.string().trim().max(254).optional() });
export type FindLikeCustomers = z.infer<typeof FindLikeCustomers>;
export const FindCustomers = z.strictObject({ q: z.string().trim().max(200) });
export type FindCustomers = z.infer<typeof FindCustomers>;

/** What a field is called in a sentence and in a label. */
export const fieldNames: Record<CustomerField | "customFields", string> = {
  name: "name", type: "type", status: "status", category: "category", industry: "industry", companySize: "size", annualRevenue: "annual revenue", currencyCode: "currency", employeeCount: "employees",
  website: "website", description: "description", primaryEmail: "e-mail", primaryPhone: "phone", billingAddress: "billing address", shippingAddress: "shipping address", ownerId: "owner",
  accountManager: "account manager", source: "source", preferredChannel: "preferred channel", timezone: "time zone", tags: "tags", parentCustomerId: "parent", externalId: "external id", customFields: "fields",
};

/** Addresses of these belong to people, not to a company: they say nothing about who is the same customer. */
const everybodys = new Set("gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.de gmx.net gmx.com web.de proton.me protonmail.com mail.com".split(" "));

/** What stands after the @, or "" where it says nothing. */
export function companyDomain(email: string | null | undefined) {
  const domain = email?.trim().toLowerCase().split("@")[1] ?? "";
  return everybodys.has(domain) || !domain.includes(".") ? "" : domain;
}
