import { z } from "zod";
import { Zone } from "@/lib/dates";
import { refuseField } from "@/lib/refusal";

export const LOCALES = ["en-US", "en-GB", "de-DE", "es-ES", "fr-FR", "it-IT", "nl-NL", "pt-BR", "pt-PT", "da-DK", "sv-SE", "pl-PL"] as const;

/** IANA zones and ISO 4217 codes this machine knows. */
export const listZones = () => ["UTC", ...Intl.supportedValuesOf("timeZone")];
export const listCurrencies = () => Intl.supportedValuesOf("currency");

const Currency = z.string().refine((code) => listCurrencies().includes(code), "Choose a currency from the list.");
const Locale = z.string().refine(isLocale, "This language is not known.");
const Domain = z.string().trim().toLowerCase().regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, "Type a domain such as example.com.");
const Name = z.string().trim().min(1, "Type a name.").max(120);
const Words = z.array(z.string().trim().min(1).max(80)).max(50, "At most 50.").transform((words) => [...new Set(words)]);

const text = z.string();
const edit = <F extends string, W extends z.ZodType, V extends z.ZodType>(field: F, was: W, value: V) => z.strictObject({ field: z.literal(field), was, value });

/** One field of the organization: the value it was read with and the new one. */
export const EditOrganization = z.discriminatedUnion("field", [
  edit("name", text, Name),
  edit("timezone", text, Zone),
  edit("locale", text, Locale),
  edit("currencyCode", text, Currency),
  edit("domains", z.array(text), z.array(Domain).max(50, "At most 50.").transform((domains) => [...new Set(domains)])),
  edit("industry", text.nullable(), z.string().trim().max(80).nullable().transform((industry) => industry || null)),
  edit("targetIndustries", z.array(text), Words),
  edit("isEditingOpen", z.boolean(), z.boolean()),
  edit("mfaPolicy", text, z.enum(["OPTIONAL", "ADMINS", "ALL"])),
  edit("supportAccessPolicy", text, z.enum(["OPEN_WITH_NOTICE", "APPROVAL_REQUIRED", "CLOSED"])),
]);
export type EditOrganization = z.infer<typeof EditOrganization>;

/** The organization's own identity provider. `clientSecret` empty keeps the one that is stored. */
export const SaveConnection = z.strictObject({
  issuer: z.url("Type the issuer's address, such as https://login.example.com/v2.").max(300).refine((url) => /^https?:\/\//.test(url), "The address begins with https://."),
  clientId: z.string().trim().min(1, "Type the client id.").max(300),
  clientSecret: z.string().max(1000),
  domains: z.array(Domain).min(1, "Name the domain whose people sign in with it."),
});
export type SaveConnection = z.infer<typeof SaveConnection>;
export const RemoveConnection = z.strictObject({});

/** In production only an encrypted address: the answer decides who somebody is. */
export function assertReachableIssuer(issuer: string, isProduction: boolean) {
  if (isProduction && !issuer.startsWith("https://")) refuseField("issuer", "The address begins with https://.");
}

function isLocale(tag: string) {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
