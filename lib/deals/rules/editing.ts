import { refuseField } from "@/lib/refusal";
import type { DealField, DealFieldValues, LostReason } from "../rules";
import type { Status } from "./moving";

/** What a field is called in a sentence and in a label. */
export const fieldNames: Record<DealField, string> = {
  name: "name", customerId: "customer", contactId: "primary contact", amount: "amount", currencyCode: "currency", discount: "discount", tax: "tax", probability: "probability",
  ownerId: "owner", teamMembers: "team", expectedCloseDate: "expected close", closedDate: "close date", kind: "kind", source: "source", competitors: "competitors", tags: "tags",
  wonReason: "reason", lostReason: "reason", lostToCompetitor: "competitor", customFields: "fields", externalId: "external id",
};

type Deal = { status: Status; customerId: string | null; lostReason: LostReason | null; lostToCompetitor: string | null };
type Known = { hasLines: boolean; stageProbability: string };
type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** What is written, by column. */
export type Edited = Defined<Omit<DealFieldValues, "name" | "probability">> & { name?: string; probability?: string; isProbabilityOverridden?: boolean };

/** What editing fields writes, by column. Refuses at the field a rule forbids. `probability` null goes back to the stage's value. crm.md, The board; What a deal is worth. */
export function editing(deal: Deal, { name, probability, ...rest }: DealFieldValues, { hasLines, stageProbability }: Known): Edited {
  const fields = defined(rest);
  if (fields.amount !== undefined && hasLines) refuseField("amount", "The amount is the sum of the lines. Change a line instead.");
  if (fields.customerId === null && deal.status === "WON") refuseField("customerId", "A won deal keeps its customer.");
  if (probability !== undefined && deal.status !== "OPEN") refuseField("probability", "A closed deal is at 100 % or 0 %. Reopen it to change that.");
  if (fields.closedDate !== undefined && deal.status === "OPEN") refuseField("closedDate", "This deal is open. Mark it as won or lost to give it a close date.");
  if (fields.wonReason && deal.status !== "WON") refuseField("wonReason", "This deal is not won.");
  assertLoss(deal, fields);
  return {
    ...fields,
    ...(name !== undefined && { name: name ?? "" }),
    ...(probability !== undefined && { probability: probability ?? stageProbability, isProbabilityOverridden: probability !== null }),
  };
}

function assertLoss(deal: Deal, fields: Pick<Edited, "lostReason" | "lostToCompetitor">) {
  const said = (["lostReason", "lostToCompetitor"] as const).find((field) => fields[field] !== undefined && fields[field] !== deal[field]);
  if (!said) return;
  if (deal.status !== "LOST") refuseField(said, "This deal is not lost.");
  const { lostReason, lostToCompetitor } = { ...deal, ...fields };
  if (fields.lostReason === null) refuseField("lostReason", "A lost deal keeps its reason.");
  if (lostReason === "COMPETITION" && !lostToCompetitor) refuseField("lostToCompetitor", "Name the competitor it was lost to.");
}

function defined<T extends object>(fields: T) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
