import { z } from "zod";
import { Zone } from "@/lib/dates";
import { listCurrencies } from "@/lib/organizations/rules";

const Name = z.string().trim().min(1, "Type a name.").max(120);
const Email = z.string().trim().toLowerCase().pipe(z.email("Type an address such as ines@example.com.").max(254));
const Slug = z.string().trim().toLowerCase().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use small letters, digits and single dashes.").max(60);

/** A new organization with its default pipeline and its first ADMIN, who is invited. */
export const CreateOrganization = z.strictObject({
  name: Name,
  slug: Slug,
  timezone: Zone,
  currencyCode: z.string().refine((code) => listCurrencies().includes(code), "Choose a currency from the list."),
  adminName: Name,
  adminEmail: Email,
});
export type CreateOrganization = z.infer<typeof CreateOrganization>;

/** What only staff set; the rest is the organization's own. */
export const EditClient = z.discriminatedUnion("field", [
  z.strictObject({ id: z.uuid(), field: z.literal("canOnboardClients"), was: z.boolean(), value: z.boolean() }),
  z.strictObject({ id: z.uuid(), field: z.literal("successManagerId"), was: z.uuid().nullable(), value: z.uuid().nullable() }),
  z.strictObject({ id: z.uuid(), field: z.literal("isActive"), was: z.boolean(), value: z.boolean() }),
]);
export type EditClient = z.infer<typeof EditClient>;

export const InviteAdmin = z.strictObject({ id: z.uuid(), name: Name, email: Email });
export type InviteAdmin = z.infer<typeof InviteAdmin>;

/** `q` is part of a name, slug or domain, or an id. `after` is the last id of the page before. */
export const ListOrganizations = z.object({ q: z.string().trim().max(120).optional(), after: z.uuid().optional() });
export type ListOrganizations = z.infer<typeof ListOrganizations>;

/** "Bellwether Mutual" becomes "bellwether-mutual". */
export function slugFrom(name: string) {
  return name.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
}

/** The address of a page of organizations. */
export function organizationsHref({ q, after }: { q?: string; after?: string }) {
  const query = new URLSearchParams({ ...(q && { q }), ...(after && { after }) }).toString();
  return query ? `/ops?${query}` : "/ops";
}
