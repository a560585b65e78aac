import { beforeEach, expect, test, vi } from "vitest";
import { signIn } from "@/lib/accounts/commands/signing-in";
import { Nothing } from "@/lib/accounts/rules";
import { currentCode } from "@/lib/accounts/totp";
import { action } from "@/lib/action";
import { contextOfToken, findContext } from "@/lib/auth/context";
import { STAFF_COOKIE, TENANT_COOKIE } from "@/lib/auth/sessions";
import { app } from "@/lib/db/client";
import { everything } from "@/lib/db/everything";
import { signInStaff } from "@/lib/ops/accounts/commands/signing-in";
import { staffAction } from "@/lib/ops/action";
import { findStaff, requireStaff, staffOfToken } from "@/lib/ops/context";
import { mayStaff, staffPermissions, type StaffPermission } from "@/lib/ops/permissions";
import { staffRoute } from "@/lib/ops/route";
import { PASSWORD, withPassword } from "../accounts/people";
import { jar } from "../auth/browser";
import { world } from "../support/world";
import { published } from "./published";
import { SECRET, staff } from "./staff";

beforeEach(() => jar.clear());

const request = (path: string) => new Request(`http://localhost${path}`);
const segments = { params: Promise.resolve({}) };

test("a tenant's session opens nothing of the staff's, even under the staff's cookie", async () => {
  const w = await world();
  const adam = await withPassword(w.adam);
  await signIn({ login: adam.username, password: PASSWORD });
  const token = jar.get(TENANT_COOKIE) ?? "";
  jar.set(STAFF_COOKIE, token);
  expect(await staffOfToken(token)).toBeNull();
  expect(await findStaff()).toBeNull();
  await expect(requireStaff("view_home")).rejects.toThrow(/REDIRECT/);
  await expect(staffAction("view_home", Nothing, async () => "inside")({})).rejects.toThrow(/REDIRECT/);
  expect((await staffRoute("view_home", Nothing, async () => "inside")(request("/api/ops"), segments)).status).toBe(401);
});

test("a staff session opens nothing of a tenant's, even under the tenant's cookie", async () => {
  const noor = await staff("Noor", "ADMIN");
  await signInStaff({ login: noor.email, password: PASSWORD, code: currentCode(SECRET) });
  const token = jar.get(STAFF_COOKIE) ?? "";
  jar.set(TENANT_COOKIE, token);
  expect(await contextOfToken(token)).toBeNull();
  expect(await findContext()).toBeNull();
  await expect(action("deals.read", Nothing, async () => "inside")({})).rejects.toThrow(/REDIRECT/);
});

test("the tenants' door sees no row of the staff", async () => {
  await staff("Noor", "ADMIN");
  await expect(app.internalUser.findMany({ select: { id: true } })).rejects.toThrow(/permission denied/);
  await expect(app.staffSession.findMany({ select: { id: true } })).rejects.toThrow(/permission denied/);
});

test("a person of a tenant and a member of the staff may share an address and nothing else", async () => {
  const w = await world();
  const maya = await withPassword(w.maya);
  await expect(signInStaff({ login: maya.email ?? "", password: PASSWORD })).rejects.toThrow(/do not belong/);
  await everything.internalUser.create({ data: { name: "Maya", email: maya.email ?? "", role: "SUPPORT_L1" } });
  await expect(signInStaff({ login: maya.email ?? "", password: PASSWORD })).rejects.toThrow(/do not belong/);
});

const everybody: StaffPermission[] = ["view_home", "own_account", "own_blockers", "enrol"];
const given: Record<string, readonly StaffPermission[]> = { ...published, ADMIN: staffPermissions };

test.each(Object.entries(given))("%s may what the table of permissions says, and nothing else", (role, permissions) => {
  const person = { role: role as keyof typeof given & "ADMIN", mustEnrol: false };
  expect(staffPermissions.filter((permission) => mayStaff(person, permission)).toSorted()).toEqual([...new Set([...permissions, ...everybody])].toSorted());
  expect(staffPermissions.filter((permission) => mayStaff({ ...person, mustEnrol: true }, permission))).toEqual(["enrol"]);
});

test("an action outside one's role is refused with a sentence, and its command is not reached", async () => {
  const callum = await staff("Callum", "SUPPORT_L1");
  await signInStaff({ login: callum.email, password: PASSWORD, code: currentCode(SECRET) });
  const command = vi.fn(async () => "inside");
  expect(await staffAction("manage_staff", Nothing, command)({})).toEqual({ ok: false, status: 403, message: "Your role does not cover this." });
  const answer = await staffRoute("manage_staff", Nothing, command)(request("/api/ops"), segments);
  expect([answer.status, command.mock.calls.length]).toEqual([403, 0]);
  await expect(requireStaff("manage_staff")).rejects.toThrow(/404/);
  expect(await staffAction("view_home", Nothing, command)({})).toEqual({ ok: true, value: "inside" });
});
