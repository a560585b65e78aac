import { z } from "zod";
import { refuse } from "@/lib/refusal";
import { DATA_TYPES, LEVELS } from "./rules/words";

/** A product's or a solution's: what a task and every part of a definition hangs on. */
export const Parent = z.union([z.strictObject({ productId: z.uuid() }), z.strictObject({ solutionId: z.uuid() })], "Name a product or a solution.");
export type Parent = z.infer<typeof Parent>;

export const Text = (most: number) => z.string().trim().max(most, `At most ${most} characters.`).transform((text) => text || null).nullable();
export const Name = z.string("Type a name.").trim().min(1, "Type a name.").max(200, "At most 200 characters.");
const Address = z.string().trim().max(2000, "At most 2000 characters.").regex(/^https?:\/\/[^\s/]+\S*$/i, "Type an address that begins with https://.");
export const Addresses = z.array(Address, "List the addresses.").max(20, "At most 20 addresses.").transform((all) => [...new Set(all)]);

/** The links of a product or a solution. */
export const Resources = z.array(z.strictObject({ label: z.string().trim().min(1, "Name the link.").max(200, "At most 200 characters."), url: Address }), "List the links.").max(50, "At most 50 links.");
export type Resources = z.infer<typeof Resources>;

/** Reads links as they are stored; what is none is left out. */
export function readResources(stored: unknown): Resources {
  return (Array.isArray(stored) ? stored : []).flatMap((each) => {
    const { data } = Resources.element.safeParse(each);
    return data ? [data] : [];
  });
}

export const LicenseLevel = z.enum(LEVELS, "Choose Essential, Advantage or Signature.");
export const DataType = z.enum(DATA_TYPES, "Choose a type of data.");

/** Of a list that was changed since it was read nothing is overwritten. */
export function assertSameList(was: readonly string[], now: readonly string[], what: string) {
  const same = was.length === now.length && was.every((one) => now.includes(one));
  if (!same) refuse(`Somebody else changed ${what} since you opened this. Look at it again.`, 409);
}

const kinds = ["products", "solutions"] as const;
/** Products, or solutions, by name; `after` is the last of the page before. */
export const ListCatalog = z.object({
  kind: z.enum(kinds).catch("products").default("products"), q: z.string().trim().max(200).catch("").default(""), after: z.uuid().optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(50).default(50),
});
export type ListCatalog = z.infer<typeof ListCatalog>;

export const GetCatalogProduct = z.strictObject({ productId: z.uuid() });
export type GetCatalogProduct = z.infer<typeof GetCatalogProduct>;
export const GetCatalogSolution = z.strictObject({ solutionId: z.uuid() });
export type GetCatalogSolution = z.infer<typeof GetCatalogSolution>;
