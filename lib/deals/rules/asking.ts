import { z } from "zod";
import { readFilters } from "./filtering";

/** What machines ask: parameters of an address, read as tolerantly as the page reads them. */
const Address = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const page = { after: z.string().max(2000).optional(), limit: z.coerce.number().int().min(1).max(500).optional() };

export const ReadBoard = Address.transform((params) => readFilters(params));
export type ReadBoard = z.infer<typeof ReadBoard>;

export const ListColumnCards = z.intersection(z.object({ stageId: z.uuid(), ...page }), ReadBoard);
export type ListColumnCards = Pick<z.infer<typeof ListColumnCards>, "stageId"> & Partial<z.infer<typeof ListColumnCards>>;

export const ReadDeals = z.intersection(z.object(page), ReadBoard);
export type ReadDeals = z.infer<typeof ReadDeals>;

export const GetDeal = z.object({ dealId: z.uuid("This deal is not known.") });
export type GetDeal = z.infer<typeof GetDeal>;
