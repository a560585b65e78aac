import { beforeEach, expect, test } from "vitest";
import { currentCode } from "@/lib/accounts/totp";
import { everything } from "@/lib/db/everything";
import { signInStaff } from "@/lib/ops/accounts/commands/signing-in";
import { deactivateStaff, editStaff, inviteStaff, offerStaffLink, reactivateStaff, resetStaffTwoStep } from "@/lib/ops/people/commands";
import { listStaff } from "@/lib/ops/people/queries";
import { PASSWORD } from "../accounts/people";
import { jar } from "../auth/browser";
import { SECRET, staff, staffFacts, staffHere } from "./staff";

beforeEach(async () => {
  jar.clear();
  await everything.internalUser.updateMany({ where: { role: "ADMIN" }, data: { isActive: false } });
});

const look = (id: string) => everything.internalUser.findUniqueOrThrow({ where: { id } });

test("an administrator invites, edits, deactivates and reactivates; each stands in the staff's own chain", async () => {
  const [noor, callum] = [await staff("Noor", "ADMIN"), await staff("Callum", "SUPPORT_L1")];
  await editStaff(noor.ctx, { id: callum.id, field: "role", was: "SUPPORT_L1", value: "SUPPORT_L3" });
  await editStaff(noor.ctx, { id: callum.id, field: "managerId", was: null, value: noor.id });
  await deactivateStaff(noor.ctx, { id: callum.id });
  await reactivateStaff(noor.ctx, { id: callum.id });
  expect(await look(callum.id)).toMatchObject({ role: "SUPPORT_L3", managerId: noor.id, isActive: true });
  expect(await staffFacts(callum.id)).toEqual(["staff.edited", "staff.edited", "staff.deactivated", "staff.reactivated"]);
  const facts = await everything.auditLog.findMany({ where: { entityId: callum.id }, select: { actorKind: true, internalUserId: true, tenantId: true } });
  expect(new Set(facts.map((fact) => JSON.stringify(fact)))).toEqual(new Set([JSON.stringify({ actorKind: "STAFF", internalUserId: noor.id, tenantId: null })]));
});

test("deactivating ends the sessions at once", async () => {
  const [noor, callum] = [await staff("Noor", "ADMIN"), await staff("Callum", "SUPPORT_L1")];
  await signInStaff({ login: callum.email, password: PASSWORD, code: currentCode(SECRET) });
  expect(await staffHere()).not.toBeNull();
  await deactivateStaff(noor.ctx, { id: callum.id });
  expect(await staffHere()).toBeNull();
  await reactivateStaff(noor.ctx, { id: callum.id });
  expect(await staffHere()).toBeNull();
  await expect(deactivateStaff(noor.ctx, { id: noor.id })).rejects.toThrow("Somebody else deactivates you");
});

test("the last administrator of the staff stays, also of two who go at the same time", async () => {
  const [noor, ada] = [await staff("Noor", "ADMIN"), await staff("Ada", "ADMIN")];
  const outcomes = await Promise.allSettled([deactivateStaff(noor.ctx, { id: ada.id }), deactivateStaff(ada.ctx, { id: noor.id })]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const left = await everything.internalUser.findFirstOrThrow({ where: { role: "ADMIN", isActive: true } });
  await expect(editStaff(noor.ctx, { id: left.id, field: "role", was: "ADMIN", value: "SUPPORT_L1" })).rejects.toThrow(/last administrator of the staff/);
});

test("nobody is their own manager, and a change somebody else made meanwhile is not lost", async () => {
  const noor = await staff("Noor", "ADMIN");
  const callum = await staff("Callum", "SUPPORT_L1", { managerId: noor.id });
  await expect(editStaff(noor.ctx, { id: noor.id, field: "managerId", was: null, value: callum.id })).rejects.toThrow(/cannot be above them/);
  await expect(editStaff(noor.ctx, { id: callum.id, field: "role", was: "HOTLINE_OPS", value: "IMPLEMENTATION" })).rejects.toMatchObject({ status: 409 });
});

test("a lost phone: another administrator resets the second step, and it is set up anew at the next sign-in", async () => {
  const [noor, callum] = [await staff("Noor", "ADMIN"), await staff("Callum", "SUPPORT_L1")];
  await expect(resetStaffTwoStep(noor.ctx, { id: noor.id })).rejects.toThrow(/Another administrator/);
  await resetStaffTwoStep(noor.ctx, { id: callum.id });
  expect(await signInStaff({ login: callum.email, password: PASSWORD })).toEqual({ next: "/ops" });
  expect(await staffHere()).toMatchObject({ mustEnrol: true });
});

test("without a mail server the link is shown to the administrator who asked", async () => {
  const [noor, callum] = [await staff("Noor", "ADMIN"), await staff("Callum", "SUPPORT_L1")];
  const invited = await inviteStaff(noor.ctx, { name: "Ebele", email: `${crypto.randomUUID()}@vendor.test`, role: "IMPLEMENTATION", managerId: null });
  expect(invited.link).toMatch(/\/ops\/invitation\/[\w-]{43}$/);
  expect((await offerStaffLink(noor.ctx, { id: callum.id })).link).toMatch(/\/ops\/sign-in\/reset\/[\w-]{43}$/);
  await expect(inviteStaff(noor.ctx, { name: "Twin", email: callum.email, role: "SUPPORT_L1", managerId: null })).rejects.toMatchObject({ details: { fields: { email: "Somebody of the staff has this address." } } });
});

test("the staff are listed by name, the active first, without their secrets", async () => {
  const noor = await staff("Noor", "ADMIN");
  const { people } = await listStaff(noor.ctx, {});
  const sorted = people.toSorted((a, b) => Number(b.isActive) - Number(a.isActive) || a.name.localeCompare(b.name));
  expect(people.map(({ name, isActive }) => [name, isActive])).toEqual(sorted.map(({ name, isActive }) => [name, isActive]));
  expect(JSON.stringify(people)).not.toMatch(/argon2|v1\./);
});
