import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { within } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { lockProfile, selfOf } from "../queries";
import type { EditProfile } from "../rules";

/** One field of one's own: the name others see, the zone times are shown in. */
export function editProfile(ctx: Ctx, { field, was, value }: EditProfile) {
  const { id } = selfOf(ctx);
  return within(ctx, async (tx) => {
    const before = await lockProfile(tx, id);
    await assertUnchanged(tx, { entity: "User", id, field, was, now: before[field], yours: value });
    const after = { [field]: value, version: before.version + 1 };
    await tx.user.update({ where: { id }, data: after });
    return record(tx, ctx, { name: "person.edited", label: `Edited ${before.name}`, entity: "User", entityId: id, changes: [{ entity: "User", id, before, after }], details: { fields: [field] } });
  });
}
