import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { refuseField } from "@/lib/refusal";
import { listBelow, listOtherAdmins, lockPeople, lockPerson, standingOf, type Person } from "../queries";
import { assertAdminRemains, assertNoCycle, type EditPerson } from "../rules";

/** One field of a person. The last ADMIN stays one, and nobody comes to stand above themselves. */
export function editPerson(ctx: Ctx, { id, field, was, value }: EditPerson) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "people.edit");
    await lockPeople(tx);
    const before = await lockPerson(tx, id);
    await assertUnchanged(tx, { entity: "User", id, field, was, now: before[field], yours: value });
    if (field === "role" && value !== "ADMIN") assertAdminRemains(standingOf(before), await listOtherAdmins(tx, id));
    if (field === "managerId") await assertManager(tx, before, value);
    const changed = field === "role" ? { role: value, isAdmin: value === "ADMIN" } : { [field]: value };
    const after = { ...changed, version: before.version + 1 };
    await orTaken(tx.user.update({ where: { id }, data: after }), field, "Somebody has this user name. Choose another.");
    return record(tx, ctx, { name: "person.edited", label: `Edited ${before.name}`, entity: "User", entityId: id, changes: [{ entity: "User", id, before, after }], details: { fields: [field] } });
  });
}

async function assertManager(tx: Tx, person: Person, managerId: string | null) {
  assertNoCycle(person, managerId, managerId ? await listBelow(tx, person.id) : []);
  if (managerId && !(await tx.user.findUnique({ where: { id: managerId, isActive: true }, select: { id: true } }))) refuseField("managerId", "This person is not here any more.");
}
