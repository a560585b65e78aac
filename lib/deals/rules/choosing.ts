import { z } from "zod";

const q = z.string().trim().max(200).default("");

/** A customer for a deal, by part of the name. Empty: the first by name. */
export const ChooseCustomer = z.object({ q });
export type ChooseCustomer = z.infer<typeof ChooseCustomer>;

/** A contact for a deal; of the customer first where one is named. */
export const ChooseContact = z.object({ q, customerId: z.uuid().nullish() });
export type ChooseContact = z.infer<typeof ChooseContact>;
