import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { parseCalendar } from "@/lib/calendars/rules";
import { everything } from "@/lib/db/everything";
import { Fact } from "@/lib/events/catalog";
import type { OpsTx } from "@/lib/ops/facts";
import { nowOf } from "@/lib/projects/places";
import type { Track } from "./clock";
import { heldOf, switchClocks } from "./clocks";
import { lockRunningOn, type LockedBlocker } from "./places";
import type { Category } from "./rules";
import { readTracks } from "./tracks";

const Change = z.object({ businessCalendar: z.unknown().optional() });
const Taken = z.object({ was: z.unknown(), at: z.coerce.date() });

/** The reaction to another calendar of the context's organization, by an edit (its fact) or by one taken back ({was, at}): counted on the old one until then, due by the new. Running twice changes nothing. */
export async function switchCalendar({ tenantId }: Ctx, payload: unknown) {
  const taken = Taken.safeParse(payload);
  const { was, at } = taken.success && "was" in (payload as object) ? taken.data : await readEdit(Fact.parse(payload).id);
  const { isVendor } = await everything.organization.findUniqueOrThrow({ where: { id: tenantId }, select: { isVendor: true } });
  return everything.$transaction(async (tx) => {
    const ours = isVendor ? await recomputeClocks(tx, { categories: ["INTERNAL"], was: parseCalendar(was), at }) : 0;
    return { switched: ours + (await recomputeClocks(tx, { categories: ["CLIENT_SIDE", "VENDOR"], clientOrganizationId: tenantId, was: parseCalendar(was), at })) };
  }, { maxWait: 10_000, timeout: 60_000 });
}

type Switch = { categories: readonly Category[]; clientOrganizationId?: string; was?: Track["calendar"]; at?: Date };

/**
 * Over all tenants, in the transaction of staff's own change: what was counted until `at` (the database's now() where left out) stays, what is pending is due by the
 * policy and calendars that are stored by then. `was`: the calendar it ran on, where that is what changed. Returns how many blockers there were.
 */
export async function recomputeClocks(tx: OpsTx, { categories, clientOrganizationId, was, at }: Switch): Promise<number> {
  const blockers = await lockRunningOn(tx, categories, clientOrganizationId ?? null);
  const after = await readTracks(blockers.map((blocker) => blocker.clientOrganizationId), tx);
  const before = (blocker: LockedBlocker) => (was === undefined ? after(blocker) : { calendar: was });
  await switchClocks(tx, blockers, { before, after, heldIds: await heldOf(tx, blockers), at: at ?? (await nowOf(tx)) });
  return blockers.length;
}

async function readEdit(factId: string) {
  const fact = await everything.auditLog.findUniqueOrThrow({ where: { id: factId }, select: { createdAt: true, changeSetId: true, entityId: true } });
  const item = await everything.changeItem.findFirst({ where: { changeSetId: fact.changeSetId ?? factId, entityType: "Organization", entityId: fact.entityId }, select: { before: true } });
  return { was: Change.parse(item?.before ?? {}).businessCalendar, at: fact.createdAt };
}
