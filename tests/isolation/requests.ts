import { watched } from "./telemetry";
import { planned } from "./adoption";
import { defined, imported } from "./catalog";
import type { Scene } from "./scene";

/** One case for each API route: what is asked, pointing at one organization's rows. `asks`: it only reads. `lists`: it names no row, so another organization gets its own. `admins`: only an administrator reads it. `isQuiet`: its answer names nothing of the organization's, not even for its own people. `isRefused`: as the administrator a rule says no. */
export type Asked = { params?: Record<string, string>; query?: Record<string, string>; body?: object; text?: string };
export type RouteCase = { ask: (a: Scene) => Asked | Promise<Asked>; asks?: true; lists?: true; admins?: true; isQuiet?: true; isRefused?: true };

const deal = (a: Scene) => ({ dealId: a.deal.id });
const customer = (a: Scene) => ({ customerId: a.customers[1].id });
const contact = (a: Scene) => ({ contactId: a.contactTwo.id });
const note = (a: Scene) => ({ noteId: a.note.id });
const activity = (a: Scene) => ({ activityId: a.activity.id });

const exported = (a: Scene) => a.db((tx) => tx.job.create({ select: { id: true }, data: { tenantId: a.tenantId, type: "organization_export", payload: {}, status: "completed", result: { rows: 0, parts: [], until: "2999-01-01T00:00:00.000Z" }, createdByKind: "SYSTEM", createdByName: "System" } })).then(({ id }) => id);

export const requests: Record<string, RouteCase> = {
  "api/attachments#GET": { asks: true, ask: (a) => ({ query: deal(a) }) },
  "api/attachments#POST": { ask: (a) => ({ query: { ...deal(a), name: "new.txt", size: "3" }, text: "new" }) },
  "api/attachments/[attachmentId]#GET": { asks: true, ask: (a) => ({ params: { attachmentId: a.attachmentId } }) },
  "api/attachments/[attachmentId]#DELETE": { ask: (a) => ({ params: { attachmentId: a.attachmentId } }) },
  "api/attachments/uploads#POST": { ask: (a) => ({ body: { ...deal(a), name: "new.txt", size: 3 } }) },
  "api/attachments/uploads/finish#POST": { asks: true, isQuiet: true, lists: true, isRefused: true, ask: () => ({ body: { ticket: "a guess" } }) }, // a ticket opens to whom it was given
  "api/audit#GET": { asks: true, admins: true, lists: true, ask: (a) => ({ query: { record: a.third.id, person: a.adam.id } }) },
  "api/audit/export#GET": { asks: true, admins: true, lists: true, ask: (a) => ({ query: { record: a.third.id } }) },
  "api/catalog/products/[productId]/tasks#GET": { asks: true, ask: async (a) => ({ params: (await defined(a)).parent }) },
  "api/catalog/products/[productId]/workbook#GET": { asks: true, isQuiet: true, ask: async (a) => ({ params: (await defined(a)).parent }) }, // a packed file: its letters are not to be read in it
  "api/catalog/products/[productId]/import#POST": { ask: async (a) => imported(a) },
  "api/changes#GET": { asks: true, lists: true, ask: () => ({ query: { since: "0" } }) },
  "api/crm/activities#GET": { asks: true, lists: true, ask: (a) => ({ query: { dealId: a.deal.id, whose: "all" } }) },
  "api/crm/activities#POST": { ask: (a) => ({ body: { dealId: a.deal.id, subject: "Call", type: "CALL" } }) },
  "api/crm/activities/[activityId]#GET": { asks: true, ask: (a) => ({ params: activity(a) }) },
  "api/crm/activities/[activityId]#PATCH": { ask: (a) => ({ params: activity(a), body: { subject: "Renamed", version: 1 } }) },
  "api/crm/activities/[activityId]#DELETE": { ask: (a) => ({ params: activity(a) }) },
  "api/crm/board#GET": { asks: true, lists: true, ask: () => ({}) },
  "api/crm/board/cards#GET": { asks: true, lists: true, ask: (a) => ({ query: { stageId: a.prospecting.id } }) },
  "api/crm/contacts#GET": { asks: true, lists: true, ask: (a) => ({ query: { customerId: a.customers[0].id } }) },
  "api/crm/contacts#POST": { ask: (a) => ({ body: { name: "New", customerId: a.customers[0].id } }) },
  "api/crm/contacts/[contactId]#GET": { asks: true, ask: (a) => ({ params: contact(a) }) },
  "api/crm/contacts/[contactId]#PATCH": { ask: (a) => ({ params: contact(a), body: { name: "Renamed", version: 1 } }) },
  "api/crm/contacts/[contactId]#DELETE": { ask: (a) => ({ params: contact(a) }) },
  "api/crm/customers#GET": { asks: true, lists: true, ask: (a) => ({ query: { q: "canary", owner: a.maya.id } }) },
  "api/crm/customers#POST": { ask: (a) => ({ body: { name: "New", ownerId: a.maya.id, parentCustomerId: a.customers[0].id } }) },
  "api/crm/customers/[customerId]#GET": { asks: true, ask: (a) => ({ params: customer(a) }) },
  "api/crm/customers/[customerId]#PATCH": { ask: (a) => ({ params: customer(a), body: { name: "Renamed", version: 1 } }) },
  "api/crm/customers/[customerId]#DELETE": { ask: (a) => ({ params: customer(a) }) },
  "api/crm/deals#GET": { asks: true, lists: true, ask: () => ({}) },
  "api/crm/deals#POST": { ask: (a) => ({ body: { name: "New", customerId: a.customers[0].id, stageId: a.prospecting.id, ownerId: a.maya.id } }) },
  "api/crm/deals/[dealId]#GET": { asks: true, ask: (a) => ({ params: deal(a) }) },
  "api/crm/deals/[dealId]#PATCH": { ask: (a) => ({ params: deal(a), body: { name: "Renamed", version: 1 } }) },
  "api/crm/deals/[dealId]#DELETE": { ask: (a) => ({ params: { dealId: a.other.id } }) },
  "api/crm/deals/[dealId]/move#POST": { ask: (a) => ({ params: deal(a), body: { fromStageId: a.prospecting.id, toStageId: a.qualification.id } }) },
  "api/crm/deals/[dealId]/win#POST": { ask: (a) => ({ params: deal(a), body: { fromStageId: a.prospecting.id, wonReason: "Trust" } }) },
  "api/crm/deals/[dealId]/lose#POST": { ask: (a) => ({ params: deal(a), body: { fromStageId: a.prospecting.id, lostReason: "PRICE" } }) },
  "api/crm/deals/[dealId]/reopen#POST": { ask: (a) => ({ params: { dealId: a.wonDeal.id }, body: { toStageId: a.prospecting.id } }) },
  "api/crm/deals/[dealId]/restore#POST": { ask: (a) => ({ params: { dealId: a.deletedDeal.id } }) },
  "api/crm/notes#GET": { asks: true, lists: true, ask: (a) => ({ query: deal(a) }) },
  "api/crm/notes#POST": { ask: (a) => ({ body: { ...deal(a), content: "New" } }) },
  "api/crm/notes/[noteId]#GET": { asks: true, ask: (a) => ({ params: note(a) }) },
  "api/crm/notes/[noteId]#PATCH": { ask: (a) => ({ params: note(a), body: { content: "Changed", version: 1 } }) },
  "api/crm/notes/[noteId]#DELETE": { ask: (a) => ({ params: note(a) }) },
  "api/crm/pipelines#GET": { asks: true, lists: true, ask: () => ({}) },
  "api/crm/pipelines#POST": { lists: true, ask: () => ({ body: { name: "Partners" } }) },
  "api/crm/pipelines/[pipelineId]#GET": { asks: true, ask: (a) => ({ params: { pipelineId: a.pipeline.id } }) },
  "api/crm/pipelines/[pipelineId]#PATCH": { ask: (a) => ({ params: { pipelineId: a.pipeline.id }, body: { name: "Renamed", version: 1 } }) },
  "api/crm/pipelines/[pipelineId]#DELETE": { ask: (a) => ({ params: { pipelineId: a.spare.id } }) },
  "api/crm/stages#GET": { asks: true, lists: true, ask: (a) => ({ query: { pipelineId: a.pipeline.id } }) },
  "api/crm/stages#POST": { ask: (a) => ({ body: { pipelineId: a.pipeline.id, name: "Legal" } }) },
  "api/crm/stages/[stageId]#GET": { asks: true, ask: (a) => ({ params: { stageId: a.prospecting.id } }) },
  "api/crm/stages/[stageId]#PATCH": { ask: (a) => ({ params: { stageId: a.qualification.id }, body: { name: "Renamed", version: 1 } }) },
  "api/crm/stages/[stageId]#DELETE": { ask: (a) => ({ params: { stageId: a.emptyStage.id } }) },
  "api/imports#POST": { lists: true, ask: () => ({ query: { entity: "customers", name: "new.csv" }, text: "Name\nNew\n" }) },
  "api/imports/[importId]/errors#GET": { asks: true, ask: async (a) => ({ params: { importId: (await a.imports("previewed")).importId } }) },
  "api/jobs/[jobId]#GET": { asks: true, ask: (a) => ({ params: { jobId: a.failed.id } }) },
  "api/telemetry#POST": { lists: true, ask: (a) => ({ body: { values: [{ customer: a.customers[0].id, product: a.product.id, task: a.deal.id, attribute: a.deal.id, value: 1, observedAt: "2026-01-01" }] } }) },
  "api/adoption/assignments#GET": { asks: true, lists: true, ask: async (a) => (await planned(a), { query: { customerId: a.customers[0].id } }) },
  "api/adoption/assignments#POST": { ask: (a) => ({ body: { customerId: a.customers[0].id, productId: a.product.id, name: `by-machine-${crypto.randomUUID()}`, licenseLevel: "ESSENTIAL" } }) },
  "api/adoption/plans/[planId]/tasks#GET": { asks: true, ask: async (a) => ({ params: { planId: (await planned(a)).planId } }) },
  "api/adoption/plans/[planId]#GET": { asks: true, ask: async (a) => ({ params: { planId: (await watched(a)).planId } }) },
  "api/telemetry/rejections#GET": { asks: true, ask: async (a) => ({ query: { batchId: (await watched(a)).batchName } }) },
  "api/telemetry/plans/[planId]#GET": { asks: true, ask: async (a) => ({ params: { planId: (await watched(a)).planId } }) },
  "api/telemetry/plans/[planId]#POST": { ask: async (a) => ({ params: { planId: (await watched(a)).planId }, text: `Task,Attribute,Current\n${a.word}-task,${a.word}-attribute,new\n` }) },
  "api/privacy/people#GET": { ask: (a) => ({ query: { kind: "contact", id: a.contactTwo.id } }) },
  "api/privacy/exports/[jobId]#GET": { isQuiet: true, ask: async (a) => ({ params: { jobId: await exported(a) } }) }, // a packed file: its letters are not to be read in it
  "api/search#GET": { asks: true, lists: true, ask: () => ({ query: { q: "canary" } }) },
};

/** Behind a lock of their own: what opens it. Each is tried in routes.test.ts by whoever has no key. */
export const LOCKED: Record<string, string> = {
  "api/auth/[...nextauth]": "an organization's own identity provider",
  "api/ops/auth/[...nextauth]": "the vendor's identity provider",
  "api/cron/[sweep]": "CRON_SECRET",
  "api/jobs/process": "CRON_SECRET",
  "api/health": "nothing, but says more to an administrator",
  "api/inngest": "Inngest's signature",
  "api/openapi.json": "nothing: it names nobody's data",
  "api/ops/organizations": "the staff's cookie",
  "api/ops/organizations/changes": "the staff's cookie",
  "api/ops/changes": "the staff's cookie",
  "api/ops/imports": "the staff's cookie",
  "api/ops/imports/[importId]/errors": "the staff's cookie",
  "api/ops/attachments": "the staff's cookie",
  "api/ops/attachments/[attachmentId]": "the staff's cookie",
  "api/ops/attachments/uploads": "the staff's cookie",
  "api/ops/attachments/uploads/finish": "the staff's cookie",
  "api/progress/[token]/attachments": "a progress link",
  "api/progress/[token]/attachments/[attachmentId]": "a progress link",
  "api/progress/[token]/attachments/uploads": "a progress link",
  "api/progress/[token]/attachments/uploads/finish": "a progress link",
};
