import { z } from "zod";
import { Day, shiftDay } from "@/lib/dates";
import { refuseField } from "@/lib/refusal";

const Currency = z.string().trim().toUpperCase().regex(/^[A-Z]{3}$/, "Type a currency like EUR.");
/** What fits Decimal(18,8) and is more than nothing. */
const Rate = z.string().trim()
  .regex(/^\d{1,10}(\.\d{1,8})?$/, "Type a rate like 1.0842, with at most 8 decimals.")
  .refine((text) => /[1-9]/.test(text), "The rate must be more than 0.");
const RateDay = Day.refine((day) => day >= "1970-01-01", "This is too long ago.");

/** One unit of `from` is worth so many of `to` from that day on; without `to`: in the organization's currency. */
export const EnterRate = z.strictObject({ from: Currency, to: Currency.optional(), rate: Rate, day: RateDay });
export type EnterRate = z.infer<typeof EnterRate>;
const rateId = z.uuid();
export const EditRate = z.discriminatedUnion("field", [
  z.strictObject({ rateId, field: z.literal("rate"), was: z.unknown(), value: Rate }),
  z.strictObject({ rateId, field: z.literal("day"), was: z.unknown(), value: RateDay }),
]);
export type EditRate = z.infer<typeof EditRate>;
export const DeleteRate = z.strictObject({ rateId });
export type DeleteRate = z.infer<typeof DeleteRate>;
/** By currency, the newest first; `after` is the last rate of the page before. */
export const ListRates = z.object({ after: z.uuid().optional().catch(undefined), limit: z.coerce.number().int().min(1).max(200).catch(100).default(100) });
export type ListRates = z.infer<typeof ListRates>;

export function assertTwoCurrencies(from: string, to: string) {
  if (from === to) refuseField("from", `This is ${to} already. Choose another currency.`);
}

/** A rate may be entered ahead and counts from its day on; a year ahead is a slip of the finger. */
export function assertNear(day: Day, today: Day, field: string) {
  if (day > shiftDay(today, 366)) refuseField(field, "This is more than a year ahead. Check the year.");
}

export function sentenceOfTaken({ from, to }: { from: string; to: string }, day: Day) {
  return `There is already a rate from ${from} to ${to} for ${day}. Correct that one.`;
}
