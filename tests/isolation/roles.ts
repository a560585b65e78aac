/** Everybody who tries. Maya owns every row; Coco (CSS), the SME and the VIEWER are on the team of every deal; Otto is above Maya; Cato (CSS) and Ulla (USER) have nothing to do with any of it. */
export const CAST = ["ADMIN", "SME", "CSS", "CSS on the team", "USER", "USER who owns it", "USER above the owner", "VIEWER"] as const;
export type Who = (typeof CAST)[number];

/** Whom a kind of thing is open to; `others`: for them it is not there, rather than not allowed. */
export type Kind = { to: readonly Who[]; others?: "gone"; keys: readonly string[] };

const success = ["CSS", "CSS on the team"] as const;
const owners = ["USER who owns it", "USER above the owner"] as const;
const at = (folder: string, names: string) => names.split(" ").map((name) => `${folder}#${name}`);

/**
 * What is published of who may write what (crm.md, Permissions), said here once more, so that lib/auth/permissions.ts has something to answer to:
 * every action and route that writes stands in exactly one of these, and what only asks stands here where it is not everybody's.
 */
export const published: Record<string, Kind> = {
  "one's own account, notices and views": { to: CAST, keys: [
    ...at("welcome", "choosePassword"), ...at("welcome/two-step", "beginTwoStep confirmTwoStep"), ...at("notifications", "chooseDelivery markAllRead"), ...at("views", "saveView"), ...at("changes", "undoLast"),
    ...at("settings/account", "editProfile askEmailChange changePassword beginTwoStep confirmTwoStep removeTwoStep renewRecoveryCodes endAllSessions"), ...at("api/attachments/uploads/finish", "POST"),
  ] },
  "what is Adam's alone": { to: ["ADMIN"], others: "gone", keys: [...at("", "signOut"), ...at("settings/account", "endSession"), ...at("notifications", "markRead"), ...at("views", "renameView deleteView")] },
  "what Adam did, which he or an ADMIN undoes": { to: ["ADMIN"], keys: [...at("changes", "undoChangeSet"), ...["organization", "people", "pipelines", "tags", "products", "fields", "rates"].map((folder) => `settings/${folder}#undo`)] },
  "an import that Adam began": { to: ["ADMIN"], keys: at("settings/imports", "mapColumn keepColumn choosePipeline decideName previewImport fixCell startImport cancelImport resumeImport discardImport undoImport") },
  "a look at an import": { to: ["ADMIN", "SME", ...success, "USER", ...owners], others: "gone", keys: [...at("settings/imports", "getWork searchRecords"), ...at("api/imports/[importId]/errors", "GET")] },
  "a file of customers": { to: ["ADMIN", ...success, "USER", ...owners], keys: at("api/imports", "POST") },
  "the organization": { to: ["ADMIN"], keys: [
    ...at("settings/people", "invitePerson resendInvitation giveAddress offerReset editPerson deactivatePerson reactivatePerson resetTwoStep"), ...at("settings/organization", "editOrganization saveConnection removeConnection"),
    ...at("settings/pipelines", "createPipeline editPipeline makeDefaultPipeline deletePipeline addStage editStage reorderStages deleteStage"), ...at("settings/fields", "createField editField reorderFields deleteField"),
    ...at("settings/tags", "createTag renameTag colorTag mergeTag deleteTag"), ...at("settings/keys", "createKey revokeKey"), ...at("settings/audit", "verifyTrail"), ...at("settings/calendar", "editCalendar undoCalendar"), ...at("settings/telemetry", "retryEvaluation"), ...at("settings/rates", "enterRate editRate deleteRate"), ...at("settings/privacy", "erasePerson askForExport"), ...at("api/privacy/people", "GET"), ...at("api/privacy/exports/[jobId]", "GET"),
    ...at("api/audit", "GET"), ...at("api/audit/export", "GET"), ...at("api/crm/pipelines", "POST"), ...at("api/crm/pipelines/[pipelineId]", "PATCH DELETE"), ...at("api/crm/stages", "POST"), ...at("api/crm/stages/[stageId]", "PATCH DELETE"),
  ] },
  "products and solutions": { to: ["ADMIN", "SME"], keys: [
    ...at("catalog", "createSolution editSolution deleteSolution chooseProducts createTask editTask deleteTask moveTask linkTask normalizeWeights addPart editPart movePart removePart addAttribute editAttribute removeAttribute testCriteria findTestCustomers"), ...at("presence", "showPresence"),
    ...at("settings/products", "createProduct editProduct deleteProduct"), ...at("api/catalog/products/[productId]/import", "POST"),
  ] },
  "the start of an implementation": { to: ["ADMIN"], keys: at("deals", "startImplementation") },
  "a customer's plans and telemetry": { to: ["ADMIN", ...success], keys: [
    ...at("adoption", "assignProduct assignSolution confirmAssignment changeAssignment editAssignment removeAssignment syncPlan setTaskStatus setTaskStatuses acceptProposal dismissProposal"),
    ...at("settings/telemetry", "enterValue"), ...at("api/adoption/assignments", "POST"), ...at("api/telemetry", "POST"), ...at("api/telemetry/plans/[planId]", "POST"),
  ] },
  "a customer of Maya's, with its contacts and notes": { to: ["ADMIN", ...success, ...owners], keys: [
    ...at("customers", "createCustomer editCustomer bulkEditCustomers deleteCustomers createContact editContact patchContact makePrimaryContact deleteContact addNote"), ...at("deals", "createCustomer"),
    ...at("api/crm/customers", "POST"), ...at("api/crm/customers/[customerId]", "PATCH DELETE"), ...at("api/crm/contacts", "POST"), ...at("api/crm/contacts/[contactId]", "PATCH DELETE"),
  ] },
  "a new deal of Maya's, without a team": { to: ["ADMIN", ...owners], keys: [...at("deals", "createDeal"), ...at("api/crm/deals", "POST")] },
  "a deal of Maya's, with its notes, files and activities": { to: ["ADMIN", "CSS on the team", ...owners], keys: [
    ...at("deals", "editDeal bulkEditDeals deleteDeals moveDeals winDeals loseDeals reopenDeal addLine editLine removeLine reorderLines addContact setContactRole setPrimaryContact removeContact completeActivity"),
    ...at("activities", "editActivity patchActivity completeActivity reopenActivity deleteActivity"), ...at("attachments", "deleteAttachment"), ...at("customers", "editNote deleteNote"),
    ...at("api/attachments", "POST"), ...at("api/attachments/uploads", "POST"), ...at("api/attachments/[attachmentId]", "DELETE"), ...at("api/crm/deals/[dealId]", "PATCH DELETE"), ...["move", "win", "lose", "reopen", "restore"].map((verb) => `api/crm/deals/[dealId]/${verb}#POST`),
    ...at("api/crm/notes", "POST"), ...at("api/crm/notes/[noteId]", "PATCH DELETE"), ...at("api/crm/activities/[activityId]", "PATCH DELETE"),
  ] },
  "something to do for oneself, which is its assignee's": { to: ["ADMIN", ...success, "USER", ...owners], keys: [...at("activities", "planActivity"), ...at("deals", "planActivity"), ...at("api/crm/activities", "POST")] },
};

/** Every role reads all. */
export const reading: Kind = { to: CAST, keys: [] };
