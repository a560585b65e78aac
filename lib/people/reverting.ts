import "server-only";
import type { RevertHooks } from "@/lib/changes/hooks";
import type { Tx } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";
import { listBelow, listOtherAdmins, lockPeople, lockPerson, standingOf } from "./queries";
import { assertAdminRemains, assertNoCycle } from "./rules";

/** Undoing a change of people keeps what every change keeps: one ADMIN, no circle of managers, and whoever is out has no session. */
export const personHooks: RevertHooks = {
  lock: (tx) => lockPeople(tx),

  async prepare(tx, item) {
    const person = await lockPerson(tx, item.entityId);
    const back = item.before;
    if (back === null) await assertTraceless(tx, person.id);
    const losesAdmin = back === null || back.isActive === false || ("role" in back && back.role !== "ADMIN");
    if (losesAdmin) assertAdminRemains(standingOf(person), await listOtherAdmins(tx, person.id));
    if (typeof back?.managerId === "string") assertNoCycle(person, back.managerId, await listBelow(tx, person.id));
    return item;
  },

  async finish(tx, _, { id, after }) {
    if (after?.isActive === false) await tx.session.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt: new Date() } });
  },
};

/** An invitation is taken back only as long as nothing hangs on the person. */
async function assertTraceless(tx: Tx, id: string) {
  const [found] = await tx.$queryRaw<{ isTraced: boolean }[]>`
    select exists (select from deals where "ownerId" = ${id}::uuid) or exists (select from customers where ${id}::uuid in ("ownerId", "accountManager"))
      or exists (select from contacts where "ownerId" = ${id}::uuid) or exists (select from leads where "ownerId" = ${id}::uuid)
      or exists (select from activities where "assignedTo" = ${id}::uuid) or exists (select from users where "managerId" = ${id}::uuid) as "isTraced"`;
  if (found?.isTraced) refuse("Records or people hang on this person by now. Deactivate them instead.", 409);
}
