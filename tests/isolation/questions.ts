import type { Ctx } from "@/lib/auth/context";
import { planned } from "./adoption";
import { linked } from "./links";
import { blocked } from "./blockers";
import { catalogQuestions, defined, tested } from "./catalog";
import type { Scene } from "./scene";
import { watched } from "./telemetry";

/**
 * One case for each query: what it is asked, pointing at one organization's rows; `who` is the asker.
 * `inside`: it is called within a transaction of the asker's, not with their context; `alone`: before anyone is known. `isQuiet`: what it answers names nothing of an
 * organization's, not even for its own people.
 */
export type QueryCase = { asked: (a: Scene, who: Ctx) => unknown[] | Promise<unknown[]>; inside?: true; alone?: true; isQuiet?: true };

const filters = { q: "canary" };
const preview = async (a: Scene) => ({ importId: (await a.imports("previewed")).importId });

export const questions: Record<string, QueryCase> = {
  "accounts#describeToken": { alone: true, isQuiet: true, asked: () => ["x".repeat(43), "RESET"] },
  "accounts#getAccount": { asked: () => [] },
  "accounts#listSessions": { asked: () => [] },
  "accounts#lockProfile": { inside: true, asked: (a) => [a.adam.id] },
  "accounts#lockSecrets": { inside: true, isQuiet: true, asked: (a) => [a.adam.id] },

  "activities#findActivity": { asked: (a) => [a.activity.id] },
  "activities#getActivity": { asked: (a) => [{ activityId: a.activity.id }] },
  "activities#listActivities": { asked: (a) => [{ dealId: a.deal.id, whose: "all", state: "open", limit: 100 }] },

  "adoption/queries#findTestCustomers": { asked: async (a) => [{ taskId: (await tested(a)).taskId, q: "" }] },
  "adoption/queries#testCriteria": { asked: async (a) => [{ ...(await tested(a)), planId: null, draft: null, tries: [] }] },
  "adoption/queries#exportPlan": { asked: async (a) => [{ planId: (await planned(a)).planId }] },
  "adoption/queries#getPlan": { asked: async (a) => [{ planId: (await planned(a)).planId }] },
  "adoption/queries#listAssignments": { asked: async (a) => (await planned(a), [{ customerId: a.customers[0].id, limit: 50 }]) },
  "adoption/queries#listAssignable": { asked: () => [{}] },
  "adoption/queries#listCustomerPlans": { asked: async (a) => (await planned(a), [{ customerId: a.customers[0].id }]) },
  "adoption/queries#listPlans": { asked: async (a) => (await planned(a), [{ q: "canary", limit: 50 }]) },
  "adoption/queries#previewSync": { asked: async (a) => {
    const { planId } = await planned(a);
    await planned(a);
    return [{ planId }];
  } },

  "attachments#getAttachment": { asked: (a) => [{ attachmentId: a.attachmentId }] },
  "attachments#listAttachments": { asked: (a) => [{ dealId: a.deal.id, limit: 50 }] },
  "attachments#lockAttachment": { inside: true, asked: (a) => [a.attachmentId] },
  "attachments#openAttachment": { asked: (a) => [{ attachmentId: a.attachmentId }] },

  "audit#exportAudit": { asked: (a) => [{ record: a.third.id }] },
  "audit#listAudit": { asked: (a) => [{ record: a.third.id, limit: 50 }] },
  "audit#listAuditPeople": { asked: () => [] },
  "audit#getAuditStanding": { isQuiet: true, asked: () => [] },

  ...catalogQuestions,
  "calendars#getOwnCalendar": { asked: () => [] },

  "blockers#listBlockers": { asked: async (a) => [{ projectId: (await blocked(a)).projectId }] },
  "blockers#previewEscalation": { isQuiet: true, asked: async (a) => [{ projectId: (await blocked(a)).projectId, category: "CLIENT_SIDE" }] },

  "changes#findLastChangeSet": { inside: true, isQuiet: true, asked: (a) => [a.own] },
  "changes#getChangeSet": { inside: true, asked: (a) => [a.changeSetId] },
  "changes#listChangeItems": { inside: true, asked: (a) => [a.changeSetId] },
  "changes#listChanges": { asked: () => [{ since: "0" }] },
  "changes#listFacts": { inside: true, asked: (a, who) => [who, a.changeSetId] },
  "changes#listHistory": { asked: (a) => [{ entity: "Deal", entityId: a.third.id }] },

  "contacts#findContacts": { asked: (a) => [{ q: "canary", customerId: a.customers[0].id, limit: 50 }] },
  "contacts#getContact": { asked: (a) => [{ contactId: a.contact.id }] },

  "deals/queries#countExactly": { isQuiet: true, asked: () => [{ filters: {} }] },
  "customers/queries#countExactly": { isQuiet: true, asked: () => [filters] },
  "customers/queries#findCustomer": { asked: (a) => [{ customerId: a.customers[0].id }] },
  "customers/queries#findCustomers": { asked: () => [filters] },
  "customers/queries#findLikeCustomers": { asked: (a) => [{ name: a.customers[0].name }] },
  "customers/queries#getCustomer": { asked: (a) => [{ customerId: a.customers[0].id }] },
  "customers/queries#getCustomerChoices": { asked: () => [] },
  "customers/queries#listCustomers": { asked: (a) => [{ ...filters, owner: [a.maya.id], sort: "name", limit: 50 }] },
  "customers/queries#listTimeline": { asked: (a) => [{ customerId: a.customers[0].id, kind: "all", limit: 30 }] },

  "deals/queries#findBoardAsOf": { asked: (a) => [{ asOf: "2026-01-15", pipeline: a.pipeline.id }] },
  "deals/queries#findDeal": { asked: (a) => [{ dealId: a.deal.id }] },
  "deals/queries#findWords": { inside: true, asked: () => ["canary"] },
  "deals/queries#getBoard": { asked: (a) => [{ filters, pipelineId: a.pipeline.id }] },
  "deals/queries#getDeal": { asked: (a) => [{ dealId: a.deal.id }] },
  "deals/queries#getDealChoices": { asked: () => [] },
  "deals/queries#getDealsPicture": { asked: (a) => [{ layout: "table", filters: { pipeline: a.pipeline.id }, sort: "-created", grouping: "customer", after: null, month: null }] },
  "deals/queries#getForecast": { isQuiet: true, asked: (a) => [{ filters: { pipeline: a.pipeline.id }, from: "2026-11", months: 6 }] },
  "deals/queries#listCalendar": { asked: () => [{ from: "2026-01-01", to: "2026-12-31" }] },
  "deals/queries#listColumnCards": { asked: (a) => [{ stageId: a.prospecting.id }] },
  "deals/queries#listContactChoices": { asked: (a) => [{ q: "canary", customerId: a.customers[0].id }] },
  "deals/queries#listOutcomeChoices": { asked: async (a) => (await defined(a), [{ productId: a.product.id }]) },
  "deals/queries#listDealGroups": { asked: () => [{ by: "customer", filters }] },
  "deals/queries#listDeals": { asked: (a) => [{ filters: { customer: [a.customers[0].id] } }] },
  "deals/queries#listSteps": { inside: true, asked: (a, who) => [who, a.deal] },
  "deals/queries#readBoard": { asked: () => [{ filters, sort: "board", faults: {} }] },
  "deals/queries#readDeal": { asked: (a) => [{ dealId: a.deal.id }] },
  "deals/queries#readDeals": { asked: () => [{ filters, sort: "-created", faults: {}, limit: 50 }] },

  "fields#listFields": { asked: () => [{ entity: "deals" }] },
  "fields#readFields": { inside: true, asked: () => ["deals"] },

  "imports#getImport": { asked: async (a) => [await preview(a)] },
  "imports#getWork": { isQuiet: true, asked: async (a) => [await preview(a)] },
  "imports#listImports": { asked: async (a) => [(await preview(a)) && {}] },
  "imports/queries#downloadErrors": { asked: async (a) => [await preview(a)] },
  "imports/queries#getColumns": { asked: async (a) => [await preview(a)] },
  "imports/queries#getDecisions": { isQuiet: true, asked: async (a) => [await preview(a)] },
  "imports/queries#listLeavings": { isQuiet: true, asked: async (a) => [await preview(a)] },
  "imports/queries#listRows": { asked: async (a) => [{ ...(await preview(a)), tab: "all" }] },
  "imports/queries#searchRecords": { asked: async (a) => [{ ...(await preview(a)), noun: "customer", q: "canary" }] },

  "jobs#getJob": { asked: (a) => [{ jobId: a.failed.id }] },
  "jobs#listJobs": { asked: () => [{ limit: 30 }] },

  "keys#listKeys": { asked: () => [{ limit: 50 }] },

  "telemetry/queries#getPlanValues": { asked: async (a) => [{ planId: (await watched(a)).planId }] },
  "telemetry/queries#listBatches": { asked: async (a) => [(await watched(a)) && {}] },
  "telemetry/queries#listFailures": { asked: async (a) => [(await watched(a)) && {}] },
  "telemetry/queries#listLastSeen": { asked: async (a) => [(await watched(a)) && { q: "" }] },
  "telemetry/queries#listRejections": { asked: async (a) => [(await watched(a)) && {}] },

  "notes#getNote": { asked: (a) => [{ noteId: a.note.id }] },
  "notes#listMentioned": { inside: true, asked: (a) => [[a.adam.name]] },
  "notes#listNotes": { asked: (a) => [{ dealId: a.deal.id, limit: 20 }] },

  "notifications#countUnread": { isQuiet: true, asked: () => [] },
  "notifications#listDeadLetters": { asked: async (a) => [await a.db((tx) => tx.outbox.create({ data: { tenantId: a.tenantId, channel: "EMAIL", recipient: "gone@acme.test", dedupeKey: crypto.randomUUID(), state: "FAILED", payload: { subject: `${a.word}-letter` } } })).then(() => undefined)] },
  "notifications#getBell": { asked: () => [{ limit: 20 }] },
  "notifications#listNoticeSettings": { isQuiet: true, asked: () => [] },

  "organizations#findConnection": { asked: () => [] },
  "organizations#getOrganization": { asked: () => [] },
  "organizations#lockOrganization": { inside: true, asked: (a) => [a.tenantId] },

  "people#findInvitation": { inside: true, isQuiet: true, asked: (a) => [a.invited.id] },
  "people#listBelow": { inside: true, asked: (a) => [a.otto.id] },
  "people#listColleagues": { asked: () => [filters] },
  "people#listOtherAdmins": { inside: true, asked: (a) => [a.maya.id] },
  "people#listPeople": { asked: () => [{ ...filters, state: "active" }] },
  "people#lockPeople": { inside: true, isQuiet: true, asked: () => [] },
  "people#lockPerson": { inside: true, asked: (a) => [a.maya.id] },

  "pipelines#getPipeline": { asked: (a) => [{ pipelineId: a.pipeline.id }] },
  "pipelines#getStage": { asked: (a) => [{ stageId: a.prospecting.id }] },
  "pipelines#listPipelines": { asked: () => [] },
  "pipelines#listStages": { asked: (a) => [{ pipelineId: a.pipeline.id }] },

  "products#listProducts": { asked: () => [{ q: "canary", limit: 50 }] },
  "projects#listImplementations": { isQuiet: true, asked: (a) => [{ dealId: a.wonDeal.id }] },
  "progress#getProgress": { asked: async (a) => [{ projectId: (await linked(a)).projectId, level: "SIGN" }] },
  "progress#listConversation": { asked: async (a) => [{ projectId: (await linked(a)).projectId }] },
  "progress#listLinks": { asked: async (a) => [{ projectId: (await linked(a)).projectId }] },
  "privacy#findSubjects": { asked: () => [{ q: "canary" }] },
  "privacy#listExports": { isQuiet: true, asked: () => [] },
  "rates#listHeldCurrencies": { isQuiet: true, asked: () => [] },
  "rates#listRates": { isQuiet: true, asked: () => [{ limit: 50 }] },
  "recent#listRecent": { isQuiet: true, asked: () => [{ limit: 10 }] },
  "search#search": { asked: () => [{ q: "canary", limit: 20 }] },
  "shell#getShell": { asked: () => [] },
  "tags#listTags": { asked: () => [{}] },
  "trash#listTrash": { isQuiet: true, asked: () => [{}] },
  "views#listViews": { asked: () => [{ entity: "deals" }] },
};

/** What stands among the queries and asks for no row: words, pieces of SQL, arithmetic. */
export const ROWLESS = [
  "accounts#isRequiredBy", "accounts#selfOf", "customers/queries#conditionsOf", "customers/queries#namedLike", "deals/queries#boardStatement", "deals/queries#cardColumns", "deals/queries#columnSort",
  "deals/queries#isHighValue", "deals/queries#isOverdue", "deals/queries#matching", "deals/queries#mentions", "deals/queries#order", "deals/queries#pathOf", "deals/queries#rate", "deals/queries#selectCards",
  "deals/queries#tablesOf", "deals/queries#toCard", "deals/queries#toPage", "deals/queries#todayOf", "deals/queries#words", "deals/queries#writeCursor", "imports/queries#readImportId", "people#standingOf",
];
