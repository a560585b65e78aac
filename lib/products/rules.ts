import { z } from "zod";
import { Resources } from "@/lib/catalog/rules";
import { NonNegativeMoney } from "@/lib/money";

const Text = (most: number) => z.string().trim().max(most, `At most ${most} characters.`).transform((text) => text || null).nullable();
const emptied = <T extends z.ZodType>(kind: T) => z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), kind.nullable());
const name = z.string().trim().min(1, "Type a name.").max(200, "At most 200 characters.");

/** What each field of a product may hold; the list price is decimal text in its own currency. */
export const productFields = {
  name, code: Text(100), series: Text(200), listPrice: emptied(NonNegativeMoney), description: Text(10_000), externalId: Text(200),
  currencyCode: emptied(z.string().trim().toUpperCase().regex(/^[A-Z]{3}$/, "Type a currency like EUR.")),
} as const;
export type ProductField = keyof typeof productFields;

export const CreateProduct = z.strictObject({ ...z.strictObject(productFields).partial().shape, name });
export type CreateProduct = z.infer<typeof CreateProduct>;
const editable = { ...productFields, resources: Resources } as const;
const edit = <F extends keyof typeof editable>(field: F) => z.strictObject({ productId: z.uuid(), field: z.literal(field), was: z.unknown(), value: editable[field] });
export const EditProduct = z.discriminatedUnion("field", [edit("name"), edit("code"), edit("series"), edit("listPrice"), edit("description"), edit("externalId"), edit("currencyCode"), edit("resources")]);
export type EditProduct = z.infer<typeof EditProduct>;
export const DeleteProduct = z.strictObject({ productId: z.uuid() });
export type DeleteProduct = z.infer<typeof DeleteProduct>;
/** By name; `after` is the last product of the page before. */
export const ListProducts = z.object({ q: z.string().trim().max(200).default(""), after: z.uuid().optional().catch(undefined), limit: z.coerce.number().int().min(1).max(200).catch(100).default(100) });
export type ListProducts = z.infer<typeof ListProducts>;

/** The list at one place of it. */
export function productsHref({ q = "", after }: { q?: string; after?: string }) {
  const query = new URLSearchParams({ ...(q && { q }), ...(after && { after }) });
  return query.size > 0 ? `/settings/products?${query}` : "/settings/products";
}
