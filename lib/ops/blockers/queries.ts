import "server-only";
import { staffContext } from "@/lib/auth/context";
import { listBlockers } from "@/lib/blockers/queries";
import { readAdmin, readChains, recipientOf } from "@/lib/blockers/recipients";
import { LEVELS, type Level } from "@/lib/blockers/rules/policy";
import type { BlockerView, WatchedAttribute } from "@/lib/blockers/shapes";
import { listWatchable } from "@/lib/blockers/watching";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import type { StaffCtx } from "../context";
import { contextFor } from "../projects/entering";

/** One's own blockers of a project: what somebody needs who does not work on the project itself. */
export type OwnBlockers = { projectId: string; clientName: string; blockers: BlockerView[]; heard: Heard };
type Heard = Record<string, Record<Level, string | null>>;
const PROJECTS = 20;

/** `attributes`: what telemetry may show of this customer. */
export type ProjectBlockers = { blockers: BlockerView[]; attributes: WatchedAttribute[]; heard: Heard };

/** The blockers of a project as staff see them, and who would hear of each level of each as things stand. */
export async function getBlockers(staff: StaffCtx, projectId: string): Promise<ProjectBlockers> {
  const ctx = await contextFor(staff, projectId);
  const [blockers, attributes] = await Promise.all([listBlockers(ctx, { projectId }), within(ctx, (tx) => listWatchable(tx, projectId))]);
  return { blockers, attributes, heard: await heardOf(blockers) };
}

/** The unresolved blockers this person owns, by project, those whose project began first at the top; of twenty projects at most. */
export async function listOwnBlockers(staff: StaffCtx): Promise<OwnBlockers[]> {
  const projects = await everything.implementationProject.findMany({ where: { status: { notIn: ["COMPLETED", "CANCELLED"] }, blockers: { some: { ownerId: staff.staffId, status: { not: "RESOLVED" } } } }, select: { id: true, tenantId: true, clientOrganization: { select: { name: true } } }, orderBy: { id: "asc" }, take: PROJECTS });
  return Promise.all(projects.map(async ({ id: projectId, tenantId, clientOrganization }) => {
    const blockers = await listBlockers(staffContext(tenantId, staff), { projectId });
    const own = blockers.filter(({ ownerId, status }) => ownerId === staff.staffId && status !== "RESOLVED");
    return { projectId, clientName: clientOrganization.name, blockers: own, heard: await heardOf(own) };
  }));
}

/** How many unresolved blockers of projects under way wait on this person; 99 stands for more. */
export function countOwnBlockers({ staffId }: StaffCtx) {
  return everything.implementationBlocker.count({ where: { ownerId: staffId, status: { not: "RESOLVED" }, project: { status: { notIn: ["COMPLETED", "CANCELLED"] } } }, take: 99 });
}

/** Whether this person owns something unresolved in a project. */
export async function ownsIn({ staffId }: StaffCtx, projectId: string) {
  return (await everything.implementationBlocker.count({ where: { projectId, ownerId: staffId, status: { not: "RESOLVED" } }, take: 1 })) > 0;
}

/** Who would hear of each level of each unresolved blocker. */
async function heardOf(blockers: readonly BlockerView[]): Promise<Heard> {
  const open = blockers.filter(({ status }) => status !== "RESOLVED");
  if (open.length === 0) return {};
  const [chains, admin] = [await readChains(everything, open.flatMap(({ ownerId }) => ownerId ?? [])), await readAdmin(everything)];
  const named = ({ ownerId }: BlockerView) => Object.fromEntries(LEVELS.map((level) => [level, recipientOf(level, chains.get(ownerId ?? "") ?? [], admin).person?.name ?? null])) as Record<Level, string | null>;
  return Object.fromEntries(open.map((blocker) => [blocker.id, named(blocker)]));
}
