import { expect, test } from "vitest";
import { editProfile } from "@/lib/accounts/commands/profiles";
import { getAccount } from "@/lib/accounts/queries";
import { EditProfile } from "@/lib/accounts/rules";
import { everything } from "@/lib/db/everything";
import { factsOf } from "./people";
import { world } from "../support/world";

test("a person sets their own name and time zone, which is recorded", async () => {
  const w = await world();
  await editProfile(w.ctx, { field: "name", was: "Maya", value: "Maya Lindt" });
  await editProfile(w.ctx, { field: "timezone", was: null, value: "Europe/Copenhagen" });
  expect(await getAccount(w.ctx)).toMatchObject({ name: "Maya Lindt", timezone: "Europe/Copenhagen", hasPassword: false, twoStep: { since: null, isRequired: false } });
  expect(await factsOf(w)).toEqual(["person.edited", "person.edited"]);
  const [item] = await everything.changeItem.findMany({ where: { tenantId: w.tenantId }, orderBy: { id: "asc" } });
  expect([item?.before, item?.after]).toEqual([{ name: "Maya", version: 1 }, { name: "Maya Lindt", version: 2 }]);
});

test("what an administrator changed meanwhile is shown, not overwritten; a zone nobody knows is refused", async () => {
  const w = await world();
  await everything.user.update({ where: { id: w.maya.id }, data: { name: "Maya the First" } });
  await expect(editProfile(w.ctx, { field: "name", was: "Maya", value: "Maya Lindt" })).rejects.toMatchObject({ status: 409, details: { conflict: { theirs: "Maya the First" } } });
  expect(EditProfile.safeParse({ field: "timezone", was: null, value: "Mars/Olympus" }).success).toBe(false);
  expect(EditProfile.safeParse({ field: "role", was: "USER", value: "ADMIN" }).success).toBe(false);
});

test("a person's account is theirs alone: staff who look as them, keys and other organizations have none", async () => {
  const [w, other] = [await world(), await world()];
  await expect(async () => getAccount(w.as(w.maya, { onBehalfOf: { userId: w.maya.id, impersonationSessionId: crypto.randomUUID() } }))).rejects.toMatchObject({ status: 403 });
  await expect(async () => editProfile(w.as(w.maya, { actor: { kind: "API_KEY", id: w.maya.id, name: "a key" } }), { field: "name", was: "Maya", value: "X" })).rejects.toMatchObject({ status: 403 });
  await expect(getAccount(w.as(other.maya))).rejects.toThrow(/404/);
});
