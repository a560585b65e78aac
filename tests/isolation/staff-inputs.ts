import type { StaffPermission } from "@/lib/ops/permissions";
import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import { blockerInputs } from "./blockers";
import { everything } from "@/lib/db/everything";
import { linkInputs } from "./links";
import { migrationInputs } from "./migrations";
import { projectInputs } from "./projects";
import type { Scene } from "./scene";

/** One case for each action of the portal. `everybodys`: any member of staff may, for themselves; `enrols`: even before the second step; `asks`: it changes nothing, also for an ADMIN; `untold`: it changes what is not the business yet, so there is no fact; `needs`: whoever has this permission; the rest is an ADMIN's. `refused`: as an ADMIN a rule says no. */
export type StaffCase = { input: (a: Scene, colleague: { id: string; sessionId: string }) => unknown; everybodys?: true; enrols?: true; asks?: true; untold?: true; needs?: StaffPermission; refused?: RegExp };

const him = (_: Scene, { id }: { id: string }) => ({ id });

export const staffInputs: Record<string, StaffCase> = {
  ...projectInputs,
  ...linkInputs,
  ...blockerInputs,
  ...migrationInputs,
  "#signOut": { everybodys: true, input: () => ({}) },
  "#createOrganization": { input: () => ({ name: "New", slug: `new-${crypto.randomUUID()}`, timezone: "UTC", currencyCode: "USD", adminName: "Nina", adminEmail: `nina-${crypto.randomUUID()}@acme.test` }) },
  "account#changePassword": { everybodys: true, input: () => ({ current: "a wrong password", password: "another long password" }), refused: /not your current password/ },
  "account#endSession": { everybodys: true, input: (_, { sessionId }) => ({ sessionId }), refused: /not here/ },
  "account#endAllSessions": { everybodys: true, input: () => ({}) },
  "calendars/[organizationId]#editCalendar": { needs: "manage_projects", input: (a) => ({ organizationId: a.tenantId, was: {}, calendar: ordinaryCalendar("Europe/Lisbon") }) },
  "calendars/[organizationId]#undoCalendar": { needs: "manage_projects", input: (a) => ({ organizationId: a.tenantId, changeSetId: a.changeSetId }), refused: /Only an edit of the calendar/ },
  "implementations#saveView": { needs: "manage_projects", input: () => ({ entity: "ops/implementations", name: crypto.randomUUID(), isShared: true, filters: { state: "risk" }, layout: "table" }) },
  "implementations#renameView": { needs: "manage_projects", input: async () => {
    const { id: viewId, name: was } = await sharedView();
    return { viewId, was, name: crypto.randomUUID() };
  } },
  "implementations#deleteView": { needs: "manage_projects", input: async () => ({ viewId: (await sharedView()).id }) },
  "implementations#undoChangeSet": { needs: "manage_projects", input: async () => ({ changeSetId: (await sharedView({ deletedAt: new Date() })).lastChangeId }) },
  "notifications#markRead": { everybodys: true, input: async (_, { id }) => ({ notificationId: (await noticeOf(id)).id }), refused: /not here/ },
  "notifications#markAllRead": { everybodys: true, asks: true, input: async (_, { id }) => ({ upTo: (await noticeOf(id)).id }) },
  "notifications#chooseDelivery": { everybodys: true, input: () => ({ kind: "blocker.reminder", delivery: "OFF" }) },
  "organizations/[organizationId]#editClient": { input: (a) => ({ id: a.tenantId, field: "canOnboardClients", was: false, value: true }) },
  "organizations/[organizationId]#inviteAdmin": { input: (a) => ({ id: a.tenantId, name: "Nina", email: `nina-${crypto.randomUUID()}@acme.test` }) },
  "policies#changePolicy": { needs: "manage_projects", input: () => ({ category: "VENDOR", version: 999_999, levels: { REMINDER: 1, MANAGER: 2, DIRECTOR: 3 } }), refused: /changed this policy since/ },
  "people#inviteStaff": { input: () => ({ name: "Noor", email: `noor-${crypto.randomUUID()}@vendor.test`, role: "ADMIN" }) },
  "people#editStaff": { input: (_, { id }) => ({ id, field: "role", was: "SUPPORT_L1", value: "ADMIN" }) },
  "people#deactivateStaff": { input: him },
  "people#reactivateStaff": { input: him, refused: /active already/ },
  "people#offerStaffLink": { input: him },
  "people#resetStaffTwoStep": { input: him },
  "two-step#beginTwoStep": { everybodys: true, enrols: true, input: () => ({}), refused: /second step is set up/ },
  "two-step#confirmTwoStep": { everybodys: true, enrols: true, input: () => ({ code: "123456" }), refused: /set up already/ },
};

/** A shared view that was something else before. */
function sharedView(more: { deletedAt?: Date } = {}) {
  const before = { name: crypto.randomUUID(), ownerId: null, picture: {} };
  return everything.staffView.create({ data: { entity: "ops/implementations", name: `heron-${crypto.randomUUID()}`, lastChangeId: crypto.randomUUID(), before, ...more }, select: { id: true, name: true, lastChangeId: true } });
}

const noticeOf = (internalUserId: string) => everything.notification.create({ data: { internalUserId, kind: "blocker.reminder", title: "heron-notice", dedupeKey: crypto.randomUUID() }, select: { id: true } });

const TOKEN = "x".repeat(43);
/** Before anyone is signed in: a guess, answered with a refusal. */
export const staffGuesses: Record<string, unknown> = {
  "sign-in#signIn": { login: "nobody@vendor.test", password: "a wrong password" },
  "sign-in#askReset": { login: "nobody@vendor.test" },
  "sign-in#resetPassword": { token: TOKEN, password: "another long password" },
  "invitation/[token]#acceptInvitation": { token: TOKEN, password: "another long password" },
};
