import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { undoChangeSet } from "@/lib/changes/commands";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { together, within } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { lockCalendar } from "./locking";
import { BusinessCalendar } from "./rules";
import { tidied, type EditCalendar, type UndoCalendar } from "./rules/editing";

/** Replaces the calendar of the context's organization, which the input names; the clocks that run on it hear of it. Refused when somebody else changed it since it was read. */
export function editCalendar(ctx: Ctx, { organizationId, was, calendar }: EditCalendar) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "organizations.edit");
    if (organizationId !== ctx.tenantId) return notFound();
    const { id, name, ...before } = await lockCalendar(tx, ctx.tenantId);
    const yours = tidied(calendar);
    await assertUnchanged(tx, { entity: "Organization", id, field: "businessCalendar", was: comparable(was), now: comparable(before.businessCalendar), yours });
    const after = { businessCalendar: yours, version: before.version + 1 };
    await tx.organization.update({ where: { id }, data: after, select: { id: true } });
    return record(tx, ctx, { name: "calendar.edited", label: `Edited the calendar of ${name}`, entity: "Organization", entityId: id, changes: [{ entity: "Organization", id, before, after }], details: {} });
  });
}

/** Takes back one edit of this calendar, and nothing else of the organization's. */
export function undoCalendar(ctx: Ctx, { changeSetId }: UndoCalendar) {
  return together(ctx, async (tx) => {
    assertMay(ctx, "organizations.edit");
    const fact = await tx.auditLog.findFirst({ where: { changeSetId }, select: { action: true } });
    if (!fact) return notFound();
    if (fact.action !== "calendar.edited") refuse("Only an edit of the calendar is undone here.", 403);
    return undoChangeSet(ctx, { changeSetId });
  });
}

/** Stored JSON has lost the order it was written in. */
function comparable(stored: unknown) {
  const { data } = BusinessCalendar.safeParse(stored);
  return data ? tidied(data) : stored;
}
