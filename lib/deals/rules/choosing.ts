import { z } from "zod";

/** A contact for a deal; of the customer first where one is named. */
export const ChooseContact = z.object({ q: z.string().trim().max(200).default(""), customerId: z.uuid().nullish() });
export type ChooseContact = z.infer<typeof ChooseContact>;

export const ChooseOutcomes = z.strictObject({ productId: z.uuid() });
export type ChooseOutcomes = z.infer<typeof ChooseOutcomes>;
