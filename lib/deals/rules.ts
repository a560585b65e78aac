import { z } from "zod";
import { ReadVersion } from "@/lib/changes/rules/version";
import { Day } from "@/lib/dates";
import { Money, NonNegativeMoney } from "@/lib/money";

/** Every input a deal's commands take, each named after its command. What may not happen is in rules/. */

const note = z.string().trim().max(2000, "At most 2,000 characters.").optional();
const place = { afterId: z.uuid().optional(), beforeId: z.uuid().optional() };
/** A card and the stage it was seen in: a move conflicts only if the card has left it. */
const SeenCard = z.strictObject({ dealId: z.uuid(), fromStageId: z.uuid().optional() });
const Cards = <C extends z.ZodType<{ dealId: string }>>(card: C) =>
  z.array(card).min(1, "Choose a deal.").max(500, "At most 500 deals at once.").refine((cards) => new Set(cards.map(({ dealId }) => dealId)).size === cards.length, "Name each deal once.");
const cards = Cards(SeenCard);
const Text = (most: number) => z.string().trim().max(most, `At most ${most} characters.`).transform((text) => text || null).nullable();
const Name = z.string().trim().min(1, "Type a name.").max(60, "At most 60 characters.");
const Names = z.array(Name).max(50, "At most 50.").transform((names) => [...new Set(names)]);
const People = z.array(z.uuid()).max(50, "At most 50 people.").transform((ids) => [...new Set(ids)]);
export const Currency = z.string().trim().toUpperCase().regex(/^[A-Z]{3}$/, "Type a currency like EUR.");
export const Percent = z.string().trim().regex(/^\d{1,3}(\.\d{1,2})?$/, "Type a percentage from 0 to 100.").refine((text) => Number(text) <= 100, "Type a percentage from 0 to 100.");
const Quantity = z.string().trim().regex(/^\d{1,9}(\.\d{1,4})?$/, "Type a quantity like 3.").refine((text) => Number(text) > 0, "The quantity must be more than 0.");
const Outcomes = z.array(z.uuid()).max(100, "At most 100 outcomes.").transform((ids) => [...new Set(ids)]);
const Months = z.number("Type whole months.").int("Whole months only.").min(1, "At least one month.").max(240, "At most 240 months.");

export const LostReason = z.enum(["PRICE", "COMPETITION", "NO_BUDGET", "TIMING", "PRODUCT_FIT", "OTHER"]);
export type LostReason = z.infer<typeof LostReason>;
const DealKind = z.enum(["NEW", "EXPANSION", "RENEWAL"]);
const DealSource = z.enum(["INBOUND", "OUTBOUND", "REFERRAL", "PARTNER"]);
const LicenseLevel = z.enum(["ESSENTIAL", "ADVANTAGE", "SIGNATURE"]);
const ContactRole = z.enum(["DECISION_MAKER", "INFLUENCER", "USER", "GATEKEEPER"]);
const CustomValue = z.union([z.string().trim().max(2000), z.number(), z.boolean(), z.array(z.string().max(200)).max(50), z.null()]);
const CustomFields = z.record(z.string().min(1).max(60), CustomValue);
export type CustomFields = z.infer<typeof CustomFields>;

/** The stage the card was seen in, the stage it goes to, and its new neighbours there: after `afterId`, else before `beforeId`, else at the end. */
export const MoveDeal = z.strictObject({ dealId: z.uuid(), fromStageId: z.uuid(), toStageId: z.uuid(), ...place, note });
export type MoveDeal = z.infer<typeof MoveDeal>;

/** Several selected cards to one place, in the order given. One change set. */
export const MoveDeals = z.strictObject({ cards: Cards(SeenCard.required()), toStageId: z.uuid(), ...place, note });
export type MoveDeals = z.infer<typeof MoveDeals>;

/** One dialog for several cards. Without `stageId` the pipeline's first won stage, without `closedDate` today in the organization's zone; `customerId` fills deals that have none. */
export const WinDeals = z.strictObject({ cards, stageId: z.uuid().optional(), ...place, closedDate: Day.optional(), wonReason: Text(2000).optional(), customerId: z.uuid().optional(), note });
export type WinDeals = z.infer<typeof WinDeals>;

/** One deal, for machines. */
export const WinDeal = z.strictObject({ ...WinDeals.omit({ cards: true }).shape, ...SeenCard.shape });
export type WinDeal = z.infer<typeof WinDeal>;

const losing = { cards, stageId: z.uuid().optional(), ...place, closedDate: Day.optional(), lostToCompetitor: Text(200).optional(), note };
export const LoseDeals = z.strictObject({ ...losing, lostReason: LostReason }).refine(namesCompetitor, { path: ["lostToCompetitor"], message: "Name the competitor it was lost to." });
/** One deal, for machines, which may leave the reason out. */
export const LoseDeal = z.strictObject({ ...z.strictObject(losing).omit({ cards: true }).shape, ...SeenCard.shape, lostReason: LostReason.nullish() })
  .refine(namesCompetitor, { path: ["lostToCompetitor"], message: "Name the competitor it was lost to." });
export type LoseDeal = z.infer<typeof LoseDeal>;
export type LoseDeals = Omit<z.infer<typeof LoseDeals>, "lostReason"> & { lostReason?: LostReason | null | undefined };

/** Without `toStageId`: the open stage it was closed from, else the pipeline's first. */
export const ReopenDeal = z.strictObject({ dealId: z.uuid(), fromStageId: z.uuid().optional(), toStageId: z.uuid().optional(), ...place, note });
export type ReopenDeal = z.infer<typeof ReopenDeal>;

/** `outcomeIds`: what the customer buys it for, of the outcomes of its product; none means all of them. */
export const NewLine = z.strictObject({ productId: z.uuid().nullish(), name: Text(200).optional(), quantity: Quantity.default("1"), price: NonNegativeMoney.optional(), licenseLevel: LicenseLevel.nullish(), termMonths: Months.nullish(), outcomeIds: Outcomes.optional() });
export type NewLine = z.infer<typeof NewLine>;

/** Every field is optional. Without `stageId` the first open stage, without `pipelineId` the default pipeline, without `ownerId` the person who asks (null: nobody). */
export const CreateDeal = z.strictObject({
  name: Text(200).optional(), customerId: z.uuid().nullish(), contactId: z.uuid().nullish(), pipelineId: z.uuid().optional(), stageId: z.uuid().optional(),
  amount: Money.nullish(), currencyCode: Currency.optional(), discount: NonNegativeMoney.optional(), tax: NonNegativeMoney.optional(), probability: Percent.optional(),
  ownerId: z.uuid().nullish(), teamMembers: People.optional(), expectedCloseDate: Day.nullish(), kind: DealKind.optional(), source: DealSource.nullish(),
  competitors: Names.optional(), tags: Names.optional(), customFields: CustomFields.optional(), externalId: Text(200).optional(), products: z.array(NewLine).max(100).optional(),
});
export type CreateDeal = z.infer<typeof CreateDeal>;

/** What each field of a deal may hold. `probability` null: use the stage's value. Stage and pipeline are changed by moving. */
export const dealFields = {
  name: Text(200), customerId: z.uuid().nullable(), contactId: z.uuid().nullable(), amount: Money.nullable(), currencyCode: Currency, discount: NonNegativeMoney, tax: NonNegativeMoney,
  probability: Percent.nullable(), ownerId: z.uuid().nullable(), teamMembers: People, expectedCloseDate: Day.nullable(), closedDate: Day, kind: DealKind, source: DealSource.nullable(),
  competitors: Names, tags: Names, wonReason: Text(2000), lostReason: LostReason.nullable(), lostToCompetitor: Text(200), customFields: CustomFields, externalId: Text(200),
} as const;
export type DealField = keyof typeof dealFields;

const edit = <F extends DealField>(field: F) => z.strictObject({ dealId: z.uuid(), field: z.literal(field), was: z.unknown(), value: dealFields[field] });
/** One field: the value that was read and the new one; a custom field is named by its key. Refused with both values only if that field no longer holds `was`. */
export const EditDeal = z.discriminatedUnion("field", [
  z.strictObject({ dealId: z.uuid(), field: z.literal("customFields"), key: z.string().min(1).max(60), was: z.unknown(), value: CustomValue }),
  edit("name"), edit("customerId"), edit("contactId"), edit("amount"), edit("currencyCode"), edit("discount"), edit("tax"), edit("probability"), edit("ownerId"), edit("teamMembers"), edit("expectedCloseDate"),
  edit("closedDate"), edit("kind"), edit("source"), edit("competitors"), edit("tags"), edit("wonReason"), edit("lostReason"), edit("lostToCompetitor"), edit("externalId"),
]);
export type EditDeal = z.infer<typeof EditDeal>;

/** For machines: several fields at once, naming the version that was read (or If-Match). The stage, and with it the pipeline, is changed by a move. */
const Fields = z.strictObject(dealFields).partial();
export type DealFieldValues = z.infer<typeof Fields>;
export const PatchDeal = z.strictObject({ ...Fields.shape, dealId: z.uuid(), version: ReadVersion });
export type PatchDeal = z.infer<typeof PatchDeal>;

const dealIds = z.array(z.uuid()).min(1, "Choose a deal.").max(500, "At most 500 deals at once.").transform((ids) => [...new Set(ids)]);
export const DeleteDeals = z.strictObject({ dealIds });
export type DeleteDeals = z.infer<typeof DeleteDeals>;
export const RestoreDeals = z.strictObject({ dealIds });
export type RestoreDeals = z.infer<typeof RestoreDeals>;

/** The same change on many deals, one change set. */
export const BulkEditDeals = z.strictObject({
  dealIds,
  change: z.discriminatedUnion("field", [
    z.strictObject({ field: z.literal("ownerId"), value: z.uuid().nullable() }),
    z.strictObject({ field: z.literal("expectedCloseDate"), value: Day.nullable() }),
    z.strictObject({ field: z.literal("tags"), add: Names.default([]), remove: Names.default([]) }),
  ]),
});
export type BulkEditDeals = z.infer<typeof BulkEditDeals>;

const lineFields = { name: Name.max(200), quantity: Quantity, price: NonNegativeMoney, productId: z.uuid().nullable(), licenseLevel: LicenseLevel.nullable(), termMonths: Months.nullable(), outcomeIds: Outcomes } as const;
const editLine = <F extends keyof typeof lineFields>(field: F) => z.strictObject({ dealId: z.uuid(), lineId: z.uuid(), field: z.literal(field), was: z.unknown(), value: lineFields[field] });
/** A line starts with its product's name and list price where none is given. */
export const AddLine = NewLine.extend({ dealId: z.uuid() });
export type AddLine = z.infer<typeof AddLine>;
export const EditLine = z.discriminatedUnion("field", [editLine("name"), editLine("quantity"), editLine("price"), editLine("productId"), editLine("licenseLevel"), editLine("termMonths"), editLine("outcomeIds")]);
export type EditLine = z.infer<typeof EditLine>;
export const RemoveLine = z.strictObject({ dealId: z.uuid(), lineId: z.uuid() });
export type RemoveLine = z.infer<typeof RemoveLine>;
export const ReorderLines = z.strictObject({ dealId: z.uuid(), lineIds: z.array(z.uuid()).max(200) });
export type ReorderLines = z.infer<typeof ReorderLines>;

export const AddContact = z.strictObject({ dealId: z.uuid(), contactId: z.uuid(), role: ContactRole.nullish(), isPrimary: z.boolean().default(false) });
export type AddContact = z.infer<typeof AddContact>;
export const SetContactRole = z.strictObject({ dealId: z.uuid(), contactId: z.uuid(), role: ContactRole.nullable() });
export type SetContactRole = z.infer<typeof SetContactRole>;
export const SetPrimaryContact = z.strictObject({ dealId: z.uuid(), contactId: z.uuid().nullable() });
export type SetPrimaryContact = z.infer<typeof SetPrimaryContact>;
export const RemoveContact = z.strictObject({ dealId: z.uuid(), contactId: z.uuid() });
export type RemoveContact = z.infer<typeof RemoveContact>;

function namesCompetitor({ lostReason, lostToCompetitor }: { lostReason?: LostReason | null | undefined; lostToCompetitor?: string | null | undefined }) {
  return lostReason !== "COMPETITION" || Boolean(lostToCompetitor);
}
