import { z } from "zod";
import { CustomerCategory, CustomerStatus } from "../rules";

/** "-" is descending. Never contacted comes before the first contact ever. */
export const CustomerSort = z.enum(["name", "-name", "created", "-created", "contact", "-contact", "order", "-order"]);
export type CustomerSort = z.infer<typeof CustomerSort>;

/** A list in an address: repeated, or parted by commas where no value can hold one. */
const list = <T extends z.ZodType>(each: T, parted = true) => z.preprocess((raw) => [raw ?? []].flat().flatMap((text) => (parted && typeof text === "string" ? text.split(",") : [text])).filter((text) => text !== ""), z.array(each).max(50)).optional();

export const customerFilters = {
  owner: list(z.union([z.literal(["me", "team", "none"]), z.uuid()], "This owner is not known.")),
  status: list(CustomerStatus),
  category: list(CustomerCategory),
  industry: list(z.string().trim().min(1).max(120), false),
  tag: list(z.string().trim().min(1).max(60), false),
  q: z.string().trim().max(200, "Search for at most 200 characters.").optional(),
};

/** All conditions hold at once; inside a list any one is enough. `after` is the cursor of the page before. */
export const ListCustomers = z.object({ ...customerFilters, sort: CustomerSort.catch("name").default("name"), after: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).catch(50).default(50) });
export type ListCustomers = z.infer<typeof ListCustomers>;
export const CountCustomers = z.strictObject(customerFilters);
export type CustomerFilters = Pick<ListCustomers, keyof typeof customerFilters>;

/** A search in names looks at so many matches at most. */
export const MOST_FOUND = 10_001;

/** Reads what an address asks for. What is wrong is ignored: a page never fails over its address. */
export function readListing(params: Readonly<Record<string, string | string[] | undefined>>): ListCustomers {
  const known = Object.entries({ ...customerFilters, sort: CustomerSort, after: z.string().max(500) }).flatMap(([name, kind]) => {
    const { data, error } = kind.safeParse(params[name]);
    return error || data === undefined || (Array.isArray(data) && data.length === 0) ? [] : [[name, data]];
  });
  return ListCustomers.parse(Object.fromEntries(known));
}

/** The address of the list with some of its parameters changed; the page begins anew. */
export function listingHref(listing: Partial<ListCustomers>, change: Partial<ListCustomers> = {}) {
  const { limit: _limit, sort, after, ...filters } = { ...listing, after: undefined, ...change };
  const pairs = Object.entries(filters).flatMap(([name, value]) => [value ?? []].flat().filter((each) => each !== "").map((each) => [name, String(each)]));
  const query = new URLSearchParams([...pairs, ...(sort && sort !== "name" ? [["sort", sort]] : []), ...(after ? [["after", after]] : [])]).toString();
  return query ? `/customers?${query}` : "/customers";
}

export function isFiltered({ owner, status, category, industry, tag, q }: CustomerFilters) {
  return [owner, status, category, industry, tag].some((each) => each && each.length > 0) || Boolean(q);
}
