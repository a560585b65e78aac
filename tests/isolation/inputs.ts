import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import { adoptionInputs } from "./adoption";
import { catalogInputs, defined } from "./catalog";
import { PASSWORD, type Scene } from "./scene";
import { watched } from "./telemetry";

/**
 * One case for each action: what is sent, pointing at one organization's rows. An action that is not here fails its test by name.
 * `own`: it works on what is the caller's — "person": anyone signed in may; "organization": it names no row, so another
 * organization's administrator may do it at home. `asks`: it only reads. `untold`: what it writes is nobody's record yet (a draft, what was read), so no fact tells it. `refused`: as the administrator a rule says no.
 */
export type Case = { input: (a: Scene) => unknown; own?: "person" | "organization"; asks?: true; untold?: true; refused?: RegExp };

const only = async (a: Scene, place: Parameters<Scene["imports"]>[0]) => ({ importId: (await a.imports(place)).importId });
const attributeOf = async (a: Scene) => watched(a).then(({ planId, attributeId }) => ({ planId, attributeId }));
let rates = 0;
const rated = (a: Scene) => a.db((tx) => tx.exchangeRate.create({ data: { tenantId: a.tenantId, from: "GBP", to: "USD", rate: "2", day: new Date(Date.UTC(2020, 0, (rates += 1))) } }));
const cards = (a: Scene) => [{ dealId: a.deal.id, fromStageId: a.prospecting.id }];

export const inputs: Record<string, Case> = {
  "#signOut": { own: "person", input: (a) => ({ sessionId: a.session.id }) },
  "welcome#choosePassword": { own: "person", input: () => ({ password: "another long password" }), refused: /have chosen your password/ },
  "welcome/two-step#beginTwoStep": { untold: true, own: "person", input: () => ({}) },
  "welcome/two-step#confirmTwoStep": { own: "person", input: () => ({ code: "123456" }), refused: /Scan the QR code/ },

  "changes#undoChangeSet": { input: (a) => ({ changeSetId: a.changeSetId }) },
  "changes#listHistory": { asks: true, input: (a) => ({ entity: "Deal", entityId: a.third.id }) },
  "changes#undoLast": { own: "person", input: () => ({}), refused: /nothing left to undo/ },

  "deals#createDeal": { input: (a) => ({ name: "New", customerId: a.customers[0].id, stageId: a.prospecting.id, ownerId: a.maya.id }) },
  "deals#editDeal": { input: (a) => ({ dealId: a.deal.id, field: "name", was: a.deal.name, value: "Renamed" }) },
  "deals#bulkEditDeals": { input: (a) => ({ dealIds: [a.deal.id, a.other.id], change: { field: "ownerId", value: a.otto.id } }) },
  "deals#deleteDeals": { input: (a) => ({ dealIds: [a.other.id] }) },
  "deals#moveDeals": { input: (a) => ({ cards: cards(a), toStageId: a.qualification.id }) },
  "deals#winDeals": { input: (a) => ({ cards: cards(a), stageId: a.won.id, wonReason: "Trust" }) },
  "deals#loseDeals": { input: (a) => ({ cards: cards(a), stageId: a.lost.id, lostReason: "PRICE" }) },
  "deals#reopenDeal": { input: (a) => ({ dealId: a.wonDeal.id, fromStageId: a.won.id, toStageId: a.prospecting.id }) },
  "deals#startImplementation": { input: (a) => ({ dealId: a.wonDeal.id, type: "GENERAL_BUSINESS" }), refused: /does not onboard clients/ },
  "deals#addLine": { input: (a) => ({ dealId: a.deal.id, productId: a.product.id, quantity: "2" }) },
  "deals#editLine": { input: (a) => ({ dealId: a.deal.id, lineId: a.line.id, field: "name", was: a.line.name, value: "Renamed" }) },
  "deals#removeLine": { input: (a) => ({ dealId: a.deal.id, lineId: a.line.id }) },
  "deals#reorderLines": { input: (a) => ({ dealId: a.deal.id, lineIds: a.lines.map(({ id }) => id).toReversed() }) },
  "deals#addContact": { input: (a) => ({ dealId: a.deal.id, contactId: a.contactTwo.id }) },
  "deals#setContactRole": { input: (a) => ({ dealId: a.deal.id, contactId: a.contact.id, role: "INFLUENCER" }) },
  "deals#setPrimaryContact": { input: (a) => ({ dealId: a.deal.id, contactId: a.contact.id }) },
  "deals#removeContact": { input: (a) => ({ dealId: a.deal.id, contactId: a.contact.id }) },
  "deals#createCustomer": { input: (a) => ({ name: "New", ownerId: a.maya.id, parentCustomerId: a.customers[0].id }) },
  "deals#planActivity": { input: (a) => ({ dealId: a.deal.id, subject: "Call", type: "CALL" }) },
  "deals#completeActivity": { input: (a) => ({ activityId: a.activity.id }) },
  "deals#lookAtDeal": { asks: true, input: (a) => ({ dealId: a.deal.id }) },
  "deals#countDeals": { asks: true, input: (a) => ({ pipeline: a.pipeline.id, q: "canary" }) },
  "deals#chooseCustomer": { asks: true, input: () => ({ q: "canary" }) },
  "deals#chooseContact": { asks: true, input: (a) => ({ q: "canary", customerId: a.customers[0].id }) },

  "deals#chooseOutcomes": { asks: true, input: async (a) => (await defined(a), { productId: a.product.id }) },

  ...catalogInputs,
  ...adoptionInputs,

  "attachments#deleteAttachment": { input: (a) => ({ attachmentId: a.attachmentId }) },

  "activities#planActivity": { input: (a) => ({ dealId: a.deal.id, subject: "Call", type: "CALL" }) },
  "activities#editActivity": { input: (a) => ({ activityId: a.activity.id, field: "subject", was: a.activity.subject, value: "Renamed" }) },
  "activities#patchActivity": { input: (a) => ({ activityId: a.activity.id, version: 1, subject: "Renamed" }) },
  "activities#completeActivity": { input: (a) => ({ activityId: a.activity.id }) },
  "activities#reopenActivity": { input: (a) => ({ activityId: a.done.id }) },
  "activities#deleteActivity": { input: (a) => ({ activityId: a.activity.id }) },
  "activities#findColleagues": { asks: true, input: () => ({ q: "canary" }) },

  "customers#createCustomer": { input: (a) => ({ name: "New", ownerId: a.maya.id, parentCustomerId: a.customers[0].id }) },
  "customers#editCustomer": { input: (a) => ({ customerId: a.customers[0].id, field: "name", was: a.customers[0].name, value: "Renamed" }) },
  "customers#bulkEditCustomers": { input: (a) => ({ customerIds: a.customers.map(({ id }) => id), change: { field: "ownerId", value: a.otto.id } }) },
  "customers#deleteCustomers": { input: (a) => ({ customerIds: [a.customers[1].id] }) },
  "customers#previewBulkEdit": { asks: true, input: (a) => ({ customerIds: a.customers.map(({ id }) => id), change: { field: "ownerId", value: a.otto.id } }) },
  "customers#previewDeletion": { asks: true, input: (a) => ({ customerIds: a.customers.map(({ id }) => id) }) },
  "customers#findLikeCustomers": { asks: true, input: (a) => ({ name: a.customers[0].name }) },
  "customers#countCustomers": { asks: true, input: () => ({ q: "canary" }) },
  "customers#findCustomers": { asks: true, input: () => ({ q: "canary" }) },
  "customers#findColleagues": { asks: true, input: () => ({ q: "canary" }) },
  "customers#listTimeline": { asks: true, input: (a) => ({ customerId: a.customers[0].id }) },
  "customers#createContact": { input: (a) => ({ name: "New", customerId: a.customers[0].id }) },
  "customers#editContact": { input: (a) => ({ contactId: a.contact.id, field: "name", was: a.contact.name, value: "Renamed" }) },
  "customers#patchContact": { input: (a) => ({ contactId: a.contact.id, version: 1, name: "Renamed" }) },
  "customers#makePrimaryContact": { input: (a) => ({ contactId: a.contact.id }) },
  "customers#deleteContact": { input: (a) => ({ contactId: a.contactTwo.id }) },
  "customers#addNote": { input: (a) => ({ customerId: a.customers[0].id, content: "New" }) },
  "customers#editNote": { input: (a) => ({ noteId: a.note.id, field: "content", was: a.note.content, value: "Changed" }) },
  "customers#deleteNote": { input: (a) => ({ noteId: a.note.id }) },

  "notifications#markRead": { untold: true, own: "person", input: (a) => ({ notificationId: a.notification.id }) },
  "notifications#chooseDelivery": { own: "person", input: () => ({ kind: "deal.stale", delivery: "MAIL" }) },
  "notifications#markAllRead": { untold: true, own: "person", input: (a) => ({ upTo: a.notification.id }) },
  "views#saveView": { own: "person", input: () => ({ entity: "deals", name: "Mine" }) },
  "views#renameView": { own: "person", input: (a) => ({ viewId: a.view.id, was: a.view.name, name: "Renamed" }) },
  "views#deleteView": { own: "person", input: (a) => ({ viewId: a.view.id }) },

  "settings/account#editProfile": { own: "person", input: (a) => ({ field: "name", was: a.adam.name, value: "Adam II" }) },
  "settings/account#askEmailChange": { own: "person", input: () => ({ email: "new@acme.test", password: PASSWORD }), refused: /sends no mail/ },
  "settings/account#changePassword": { own: "person", input: () => ({ current: PASSWORD, password: "another long password" }) },
  "settings/account#beginTwoStep": { untold: true, own: "person", input: () => ({}) },
  "settings/account#confirmTwoStep": { own: "person", input: () => ({ code: "123456" }), refused: /Scan the QR code/ },
  "settings/account#removeTwoStep": { own: "person", input: () => ({ password: PASSWORD, code: "123456" }), refused: /code is not right/ },
  "settings/account#renewRecoveryCodes": { own: "person", input: () => ({ code: "123456" }), refused: /code is not right/ },
  "settings/account#endSession": { own: "person", input: (a) => ({ sessionId: a.session.id }) },
  "settings/account#endAllSessions": { own: "person", input: () => ({}) },

  "settings/telemetry#enterValue": { input: async (a) => ({ ...await attributeOf(a), value: "new" }) },
  "settings/telemetry#retryEvaluation": { input: async ({ db, tenantId }) => {
    const { id: jobId } = await db((tx) => tx.job.create({ data: { tenantId, type: "adoption_evaluate", payload: {}, status: "failed", createdByKind: "SYSTEM", createdByName: "System" }, select: { id: true } }));
    return { jobId };
  } },
  "settings/keys#createKey": { own: "organization", input: () => ({ name: "New", scopes: ["crm.read"], days: 30 }) },
  "settings/keys#revokeKey": { input: (a) => ({ keyId: a.key.id }) },

  "settings/audit#verifyTrail": { own: "organization", input: () => ({}) },

  "settings/imports#mapColumn": { untold: true, input: async (a) => ({ ...(await a.imports("uploaded")), column: 1, target: { to: "skip" } }) },
  "settings/imports#keepColumn": { untold: true, input: async (a) => ({ ...(await a.imports("uploaded")), column: 1, label: "Branch", type: "TEXT" }) },
  "settings/imports#choosePipeline": { untold: true, input: async (a) => ({ ...(await a.imports("deals")), pipelineId: a.pipeline.id }) },
  "settings/imports#decideName": { untold: true, input: async (a) => ({ ...(await a.imports("deals")), field: "customer", name: a.customers[1].name, choice: { choose: "existing", id: a.customers[1].id } }) },
  "settings/imports#previewImport": { untold: true, input: (a) => only(a, "uploaded") },
  "settings/imports#fixCell": { untold: true, input: async (a) => ({ ...(await only(a, "previewed")), number: 1, column: 1, was: `${a.word}-industry`, value: "Fixed" }) },
  "settings/imports#startImport": { input: (a) => only(a, "previewed") },
  "settings/imports#cancelImport": { input: (a) => only(a, "running") },
  "settings/imports#resumeImport": { input: (a) => only(a, "stopped") },
  "settings/imports#discardImport": { input: (a) => only(a, "previewed") },
  "settings/imports#undoImport": { input: (a) => only(a, "done") },
  "settings/imports#getWork": { asks: true, input: (a) => only(a, "previewed") },
  "settings/imports#searchRecords": { asks: true, input: async (a) => ({ ...(await only(a, "previewed")), noun: "customer", q: "canary" }) },

  "settings/calendar#editCalendar": { input: (a) => ({ organizationId: a.tenantId, was: {}, calendar: ordinaryCalendar("Europe/Lisbon") }) },
  "settings/calendar#undoCalendar": { input: (a) => ({ organizationId: a.tenantId, changeSetId: a.changeSetId }), refused: /Only an edit of the calendar/ },

  "settings/organization#editOrganization": { own: "organization", input: (a) => ({ field: "name", was: `${a.word}-organization`, value: "Renamed" }) },
  "settings/organization#saveConnection": { own: "organization", input: () => ({ issuer: "https://login.acme.test", clientId: "id", clientSecret: "secret", domains: ["acme.test"] }) },
  "settings/organization#removeConnection": { own: "organization", input: () => ({}), refused: /no company sign-in/ },
  "settings/organization#undo": { input: (a) => ({ changeSetId: a.changeSetId }) },

  "settings/people#invitePerson": { input: (a) => ({ name: "Nina", email: `nina-${crypto.randomUUID()}@acme.test`, role: "USER", managerId: a.otto.id }) },
  "settings/people#resendInvitation": { input: (a) => ({ id: a.invited.id }) },
  "settings/people#giveAddress": { input: (a) => ({ id: a.nameless.id, email: `nameless-${crypto.randomUUID()}@acme.test` }) },
  "settings/people#offerReset": { input: (a) => ({ id: a.maya.id }) },
  "settings/people#editPerson": { input: (a) => ({ id: a.maya.id, field: "role", was: "USER", value: "ADMIN" }) },
  "settings/people#deactivatePerson": { input: (a) => ({ id: a.maya.id }) },
  "settings/people#reactivatePerson": { input: (a) => ({ id: a.inactive.id }) },
  "settings/people#resetTwoStep": { input: (a) => ({ id: a.maya.id }), refused: /has no second step/ },
  "settings/people#findColleagues": { asks: true, input: () => ({ q: "canary" }) },
  "settings/people#undo": { input: (a) => ({ changeSetId: a.changeSetId }) },

  "settings/pipelines#createPipeline": { own: "organization", input: () => ({ name: "Partners" }) },
  "settings/pipelines#editPipeline": { input: (a) => ({ pipelineId: a.pipeline.id, field: "name", was: a.pipeline.name, value: "Renamed" }) },
  "settings/pipelines#makeDefaultPipeline": { input: (a) => ({ pipelineId: a.spare.id }) },
  "settings/pipelines#deletePipeline": { input: (a) => ({ pipelineId: a.spare.id }) },
  "settings/pipelines#addStage": { input: (a) => ({ pipelineId: a.pipeline.id, name: "Legal" }) },
  "settings/pipelines#editStage": { input: (a) => ({ stageId: a.qualification.id, field: "name", was: "Qualification", value: "Renamed" }) },
  "settings/pipelines#reorderStages": { input: (a) => ({ pipelineId: a.pipeline.id, stageIds: a.stages.map(({ id }) => id).toReversed() }) },
  "settings/pipelines#deleteStage": { input: (a) => ({ stageId: a.emptyStage.id }) },
  "settings/pipelines#undo": { input: (a) => ({ changeSetId: a.changeSetId }) },

  "settings/privacy#erasePerson": { input: (a) => ({ kind: "contact", id: a.contactTwo.id, confirm: a.contactTwo.name }) },
  "settings/privacy#askForExport": { own: "organization", input: () => ({}) },
  "settings/rates#enterRate": { own: "organization", input: () => ({ from: "EUR", rate: "1.1", day: "2026-01-01" }) },
  "settings/rates#editRate": { input: async (a) => ({ rateId: (await rated(a)).id, field: "rate", was: "2", value: "3" }) },
  "settings/rates#deleteRate": { input: async (a) => ({ rateId: (await rated(a)).id }) },
  "settings/rates#undo": { input: (a) => ({ changeSetId: a.changeSetId }) },
  "settings/tags#createTag": { own: "organization", input: () => ({ name: "New", category: "DEAL" }) },
  "settings/tags#renameTag": { input: (a) => ({ tagId: a.tag.id, was: a.tag.name, name: "Renamed" }) },
  "settings/tags#colorTag": { input: (a) => ({ tagId: a.tag.id, was: a.tag.color, color: "#112233" }) },
  "settings/tags#mergeTag": { input: (a) => ({ tagId: a.tag.id, intoId: a.tagTwo.id }) },
  "settings/tags#deleteTag": { input: (a) => ({ tagId: a.tag.id }) },
  "settings/tags#undo": { input: (a) => ({ changeSetId: a.changeSetId }) },

  "settings/products#createProduct": { own: "organization", input: () => ({ name: "New" }) },
  "settings/products#editProduct": { input: (a) => ({ productId: a.product.id, field: "name", was: a.product.name, value: "Renamed" }) },
  "settings/products#deleteProduct": { input: (a) => ({ productId: a.product.id }) },
  "settings/products#undo": { input: (a) => ({ changeSetId: a.changeSetId }) },

  "settings/fields#createField": { own: "organization", input: () => ({ entity: "deals", label: "New", type: "TEXT" }) },
  "settings/fields#editField": { input: (a) => ({ fieldId: a.field.id, field: "label", was: a.field.label, value: "Renamed" }) },
  "settings/fields#reorderFields": { input: (a) => ({ entity: "deals", fieldIds: [a.fieldTwo.id, a.field.id] }) },
  "settings/fields#deleteField": { input: (a) => ({ fieldId: a.field.id }) },
  "settings/fields#undo": { input: (a) => ({ changeSetId: a.changeSetId }) },
};

const TOKEN = "x".repeat(43);
const atDoor = (input: object) => ({ input: () => ({ token: TOKEN, input }), counts: [] });
/** Before anyone is signed in: a guess. It is refused, and changes nothing but the count of wrong tries. */
export const guesses: Record<string, { input: (a: Scene) => unknown; counts?: readonly string[] }> = {
  "sign-in#signIn": { input: (a) => ({ login: a.adam.username, password: "a wrong password" }), counts: ["users"] },
  "sign-in#findProvider": { input: () => ({ email: "adam@canary.test" }) },
  "forgot-password#askReset": { input: () => ({ login: "nobody@acme.test" }) },
  "confirm-email/[token]#confirmEmail": { input: () => ({ token: TOKEN }) },
  "invitation/[token]#acceptInvitation": { input: () => ({ token: TOKEN, password: "another long password" }) },
  "progress/[token]#sendCode": atDoor({}),
  "progress/[token]#enterCode": atDoor({ code: "123456" }),
  "progress/[token]#completeTask": atDoor({ taskId: crypto.randomUUID() }),
  "progress/[token]#addComment": atDoor({ content: "x" }),
  "progress/[token]#replyToBlocker": atDoor({ blockerId: crypto.randomUUID(), content: "x" }),
  "progress/[token]#signGoLive": atDoor({ name: "x", isAgreed: true }),
  "reset-password/[token]#resetPassword": { input: () => ({ token: TOKEN, password: "another long password" }) },
};
