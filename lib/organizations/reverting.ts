import "server-only";
import type { RevertHooks } from "@/lib/changes/hooks";
import { enqueue } from "@/lib/events/record";
import { nowOf } from "@/lib/projects/places";
import { refuse } from "@/lib/refusal";
import { lockOrganization } from "./queries";

/** What staff decide about an organization; its own ADMIN cannot take it back. */
const staffs = ["canOnboardClients", "successManagerId", "isActive", "isVendor"];

export const organizationHooks: RevertHooks = {
  async lock(tx, items) {
    for (const { entityId } of items) await lockOrganization(tx, entityId);
  },

  async prepare(_, item) {
    const touched = Object.keys(item.after ?? {}).filter((column) => staffs.includes(column));
    if (touched.length > 0) refuse("This was set by the vendor's staff, who change it back.", 403);
    return item;
  },

  /** The clocks that run on a calendar hear that it is the old one again. */
  async finish(tx, ctx, { before, after }) {
    if (after && "businessCalendar" in after) await enqueue(tx, ctx, "clock_switch", { was: before?.businessCalendar ?? null, at: await nowOf(tx) });
  },
};
