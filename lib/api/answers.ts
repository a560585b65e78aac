import { z } from "zod";

/** What the CRM's routes answer, as far as a machine may rely on it; there may be more. Money, weights and percentages are decimal text, days "2026-06-30", instants ISO 8601. */

const Id = z.uuid();
const MaybeId = Id.nullable();
const Text = z.string().nullable();
const Day = z.string().nullable();
const Named = z.looseObject({ id: Id, name: z.string() });
const Status = z.enum(["OPEN", "WON", "LOST"]);
const version = z.int();
const page = { nextCursor: Text };

/** What was written can be undone by this change set; null: nothing had to be changed. */
export const Changed = z.looseObject({ changeSetId: MaybeId });
export const CustomerAdded = Changed.extend({ customerId: Id });
export const ContactAdded = Changed.extend({ contactId: Id });
export const DealAdded = Changed.extend({ dealId: Id, number: z.string() });
export const ActivityAdded = Changed.extend({ activityId: Id });
export const AssignmentAdded = Changed.extend({ assignmentId: Id, planId: Id });
export const NoteAdded = Changed.extend({ noteId: Id });

const contactFields = { id: Id, name: z.string(), jobTitle: Text, email: Text, phone: Text, mobilePhone: Text, isPrimary: z.boolean(), doNotCall: z.boolean(), ownerId: MaybeId, version };
export const ContactAnswer = z.looseObject({ ...contactFields, customerId: MaybeId, customer: Named.nullable(), owner: Named.nullable(), tags: z.array(z.string()) });
export const ContactsAnswer = z.looseObject({ contacts: z.array(z.looseObject({ ...contactFields, customerId: MaybeId, customerName: Text, tags: z.array(z.string()) })), next: MaybeId });

const customerFields = {
  id: Id, name: z.string(), status: z.enum(["ACTIVE", "INACTIVE", "CHURNED", "PROSPECTIVE"]), category: z.enum(["CUSTOMER", "PARTNER", "PROSPECT"]),
  industry: Text, ownerId: MaybeId, ownerName: Text, tags: z.array(z.string()), version,
};
export const CustomerAnswer = z.looseObject({
  ...customerFields, type: z.enum(["BUSINESS", "INDIVIDUAL"]), annualRevenue: Text, currencyCode: Text, employeeCount: z.int().nullable(), website: Text, primaryEmail: Text, primaryPhone: Text, parentCustomerId: MaybeId, externalId: Text, customFields: z.record(z.string(), z.unknown()),
  contacts: z.array(z.looseObject(contactFields)), deals: z.array(Named.extend({ status: Status, amount: Text, value: z.string(), currencyCode: z.string() })), openCount: z.int(), createdAt: z.string(),
});
export const CustomersAnswer = z.looseObject({ rows: z.array(z.looseObject(customerFields)), ...page, count: z.int(), isCountCapped: z.boolean() });

export const AssignmentsAnswer = z.looseObject({
  rows: z.array(z.looseObject({ id: Id, planId: MaybeId, name: z.string(), externalId: Text, customerId: Id, customerName: z.string(), productId: Id, productName: z.string(), licenseLevel: z.string(), outcomes: z.array(Id), releases: z.array(Id), purchasedAt: Day, termMonths: z.int().nullable(), renewsAt: Day, dealId: MaybeId, version })), ...page,
});

const cardFields = {
  id: Id, number: z.string(), stageId: Id, customerId: MaybeId, customerName: Text, amount: Text, currencyCode: z.string(), ownerId: MaybeId, ownerName: Text, expectedCloseDate: Day, closedDate: Day, status: Status, probability: z.string(), tags: z.array(z.string()), version,
};
const Card = z.looseObject({ ...cardFields, name: z.string() });
export const DealsAnswer = z.looseObject({ rows: z.array(Card.extend({ pipelineId: Id, stageName: z.string(), kind: z.enum(["NEW", "EXPANSION", "RENEWAL"]), total: Text, createdDate: z.string() })), ...page, count: z.int(), isCountCapped: z.boolean() });
export const DealAnswer = z.looseObject({
  ...cardFields, name: Text, title: z.string(), pipelineId: Id, stageName: z.string(), kind: z.enum(["NEW", "EXPANSION", "RENEWAL"]), value: z.string(), discount: z.string(), tax: z.string(), total: Text, createdDate: z.string(), wonReason: Text, lostReason: Text, externalId: Text,
  products: z.array(z.looseObject({ id: Id, productId: MaybeId, name: z.string(), quantity: z.string(), price: z.string(), total: z.string(), licenseLevel: Text, termMonths: z.int().nullable(), outcomeIds: z.array(Id) })),
  contacts: z.array(z.looseObject({ contactId: Id, name: z.string(), role: Text, isPrimary: z.boolean() })), customFields: z.record(z.string(), z.unknown()),
});
export const BoardAnswer = z.looseObject({
  pipeline: Named.extend({ currencyCode: z.string() }), pipelines: z.array(Named),
  columns: z.array(Named.extend({ order: z.int(), probability: z.string(), totals: z.array(z.looseObject({ currencyCode: z.string(), count: z.int(), value: z.string(), weighted: z.string() })), cards: z.array(Card), ...page })),
});

export const ActivityAnswer = z.looseObject({
  id: Id, type: z.enum(["TASK", "CALL", "EMAIL", "MEETING", "TODO", "SAMPLE"]), subject: z.string(), description: Text, status: z.enum(["PENDING", "IN_PROGRESS", "COMPLETED", "CANCELLED"]), priority: z.enum(["LOW", "MEDIUM", "HIGH", "URGENT"]),
  dueDate: Day, dueTime: Text, assignedTo: MaybeId, dealId: MaybeId, customerId: MaybeId, contactId: MaybeId, outcome: Text, completedAt: Text, version,
});
export const ActivitiesAnswer = z.looseObject({ rows: z.array(ActivityAnswer), ...page });
export const NoteAnswer = z.looseObject({ id: Id, customerId: MaybeId, dealId: MaybeId, title: Text, content: z.string(), isPinned: z.boolean(), createdByName: z.string(), createdAt: z.string(), updatedAt: z.string(), version });
export const NotesAnswer = z.looseObject({ notes: z.array(NoteAnswer), next: MaybeId });

export const StageAnswer = Named.extend({ order: z.int(), probability: z.string(), color: z.string(), daysInStage: z.int().nullable(), description: Text, version, deals: z.int() });
export const PipelineAnswer = Named.extend({ isDefault: z.boolean(), isActive: z.boolean(), currencyCode: z.string(), isStageOrderEnforced: z.boolean(), version, stages: z.array(StageAnswer) });

export const SearchAnswer = z.looseObject({ found: z.array(z.looseObject({ kind: z.string(), id: Id, name: z.string(), detail: Text, href: z.string() })) });
export const JobAnswer = z.looseObject({ id: Id, type: z.string(), status: z.string(), error: Text, attempts: z.int(), createdAt: z.string(), updatedAt: z.string() });
