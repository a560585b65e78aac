import { systemContext } from "@/lib/auth/context";
import { openBlocker } from "@/lib/blockers/commands/opening";
import { resolveBlocker } from "@/lib/blockers/commands/resolving";
import { snoozeBlocker } from "@/lib/blockers/commands/snoozing";
import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import { openProject } from "@/lib/projects/opening";
import { shipped } from "@/lib/projects/templates/shipped";
import type { Scene } from "./scene";
import type { StaffCase } from "./staff-inputs";

/** A project of the scene's organization, for a client with working time, and one client-side blocker in it. */
export async function blocked({ tenantId, word }: Pick<Scene, "tenantId" | "word">) {
  const client = await everything.organization.create({ data: { name: `${word}-client`, slug: crypto.randomUUID(), businessCalendar: ordinaryCalendar("UTC") }, select: { id: true } });
  const ctx = systemContext(tenantId);
  const { projectId } = await within(ctx, (tx) => openProject(tx, ctx, { clientOrganizationId: client.id, customerId: null, dealId: null, type: "SMB_QUICK_START", tasks: shipped.SMB_QUICK_START, kickoffDate: null, targetGoLiveDate: null, leadImplementerId: null, handoff: null }));
  const { blockerId } = await openBlocker(ctx, { projectId, title: `${word}-blocker`, description: `${word}-description`, category: "CLIENT_SIDE" });
  return { projectId, blockerId };
}

const tomorrow = () => new Date(Date.now() + 86_400_000);
const one = (more: object = {}) => async (a: Scene) => ({ ...(await blocked(a)), ...more });
const asleep = async (a: Scene) => {
  const which = await blocked(a);
  await snoozeBlocker(systemContext(a.tenantId), { ...which, reason: "Later", until: tomorrow() });
  return which;
};
const resolved = async (a: Scene) => {
  const which = await blocked(a);
  await resolveBlocker(systemContext(a.tenantId), { ...which, notes: "Done" });
  return { ...which, reason: "It is back" };
};

const onBlockers: Record<string, Omit<StaffCase, "needs">> = {
  openBlocker: { input: async (a) => ({ projectId: (await blocked(a)).projectId, title: "New", category: "VENDOR" }) },
  changeBlocker: { input: one({ field: "title", was: "canary-blocker", value: "New" }) },
  snoozeBlocker: { input: async (a) => ({ ...(await blocked(a)), reason: "Later", until: tomorrow().toISOString() }) },
  wakeBlocker: { input: asleep },
  acknowledgeBlocker: { input: one() },
  resolveBlocker: { input: one({ notes: "Done" }) },
  reopenBlocker: { input: resolved },
  answerOnBlocker: { input: one({ content: "Here it is" }) },
  previewEscalation: { asks: true, input: async (a) => ({ projectId: (await blocked(a)).projectId, category: "CLIENT_SIDE" }) },
};

/** The owner's own acts: whoever does not own the blocker, an administrator too, finds nothing. */
const ofOwners = ["snoozeBlocker", "wakeBlocker", "acknowledgeBlocker", "resolveBlocker", "answerOnBlocker"].map((name) => [`blockers#${name}`, { ...onBlockers[name], everybodys: true, refused: /not here/ }]);

/** The cases of the portal's actions on blockers. */
export const blockerInputs = Object.fromEntries([...ofOwners, ...Object.entries(onBlockers).map(([name, each]) => [`implementations/[projectId]/blockers#${name}`, { needs: "manage_projects" as const, ...each }])]) as Record<string, StaffCase>;
