import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { endTokens } from "@/lib/auth/tokens";
import { within, type Tx } from "@/lib/db/within";
import { note, record } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { listOtherAdmins, lockPeople, lockPerson, standingOf, type Person } from "../queries";
import { assertAdminRemains, type PersonId } from "../rules";

/** Ends every session of the person at once. What they own stays theirs until somebody hands it on. */
export function deactivatePerson(ctx: Ctx, { id }: PersonId) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "people.edit");
    await lockPeople(tx);
    const person = await lockPerson(tx, id);
    if (id === ctx.person?.id) refuse("Somebody else deactivates you: otherwise you could not come back.");
    if (!person.isActive) refuse(`${person.name} is deactivated already.`, 409);
    assertAdminRemains(standingOf(person), await listOtherAdmins(tx, id));
    return setActive(tx, ctx, person, false);
  });
}

/** They sign in as before, with the password they had. */
export function reactivatePerson(ctx: Ctx, { id }: PersonId) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "people.edit");
    await lockPeople(tx);
    const person = await lockPerson(tx, id);
    if (person.isActive) refuse(`${person.name} is active already.`, 409);
    return setActive(tx, ctx, person, true);
  });
}

/** For somebody whose phone and codes are gone: the next sign-in takes the password alone, and every session ends. */
export function resetTwoStep(ctx: Ctx, { id }: PersonId) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "people.edit");
    const person = await lockPerson(tx, id);
    if (id === ctx.person?.id) refuse("Turn your own second step off in your account's settings.");
    if (!person.totpConfirmedAt) refuse(`${person.name} has no second step.`, 409);
    await tx.user.update({ where: { id }, data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null, recoveryCodes: [] } });
    await endSessionsOf(tx, ctx.tenantId, id);
    await note(tx, ctx, { name: "account.two_step_removed", entity: "User", entityId: id, details: {} });
  });
}

async function setActive(tx: Tx, ctx: Ctx, before: Person, isActive: boolean) {
  const after = { isActive, version: before.version + 1 };
  await tx.user.update({ where: { id: before.id }, data: after });
  if (!isActive) await endSessionsOf(tx, ctx.tenantId, before.id);
  const name = isActive ? "person.reactivated" : "person.deactivated";
  const label = `${isActive ? "Reactivated" : "Deactivated"} ${before.name}`;
  return record(tx, ctx, { name, label, entity: "User", entityId: before.id, changes: [{ entity: "User", id: before.id, before, after }], details: {} });
}

async function endSessionsOf(tx: Tx, tenantId: string, userId: string) {
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } });
  await endTokens(tx, { tenantId, userId }, ["INVITE", "RESET", "EMAIL_CHANGE"]);
}
