import "server-only";
import { listBlockers } from "@/lib/blockers/queries";
import { readAdmin, readChains, recipientOf } from "@/lib/blockers/recipients";
import { LEVELS, type Level } from "@/lib/blockers/rules/policy";
import type { BlockerView } from "@/lib/blockers/shapes";
import { everything } from "@/lib/db/everything";
import type { StaffCtx } from "../context";
import { contextFor } from "../projects/entering";

export type ProjectBlockers = { blockers: BlockerView[]; heard: Record<string, Record<Level, string | null>> };

/** The blockers of a project as staff see them, and who would hear of each level of each as things stand. */
export async function getBlockers(staff: StaffCtx, projectId: string): Promise<ProjectBlockers> {
  const blockers = await listBlockers(await contextFor(staff, projectId), { projectId });
  const open = blockers.filter(({ status }) => status !== "RESOLVED");
  const [chains, admin] = open.length > 0 ? [await readChains(everything, open.flatMap(({ ownerId }) => ownerId ?? [])), await readAdmin(everything)] : [new Map(), null];
  const heardOf = ({ ownerId }: BlockerView) => Object.fromEntries(LEVELS.map((level) => [level, recipientOf(level, chains.get(ownerId ?? "") ?? [], admin).person?.name ?? null])) as Record<Level, string | null>;
  return { blockers, heard: Object.fromEntries(open.map((blocker) => [blocker.id, heardOf(blocker)])) };
}
