import { beforeEach, expect, test } from "vitest";
import { acceptInvitation } from "@/lib/accounts/commands/passwords";
import { everything } from "@/lib/db/everything";
import { acceptStaffInvitation } from "@/lib/ops/accounts/commands/passwords";
import { foundInstallation } from "@/lib/ops/founding/commands";
import { FoundInstallation } from "@/lib/ops/founding/rules";
import { contextHere, PASSWORD } from "../accounts/people";
import { jar } from "../auth/browser";
import { staffHere } from "./staff";

beforeEach(() => jar.clear());

const tokenIn = (link: string) => link.split("/").at(-1) ?? "";

test("an address is enough to begin; names are taken from it", () => {
  expect(FoundInstallation.parse(["Ines.Okafor@halden-systems.example"])).toEqual({ email: "ines.okafor@halden-systems.example", name: "Ines Okafor", organization: "Halden Systems", slug: "halden-systems" });
  expect(FoundInstallation.parse(["i@halden.example", "Ines", "Halden"])).toMatchObject({ name: "Ines", organization: "Halden" });
  expect(FoundInstallation.safeParse([""]).success).toBe(false);
});

test("an installation begins once: the vendor's organization, its administrator, the staff's first administrator", async () => {
  const input = FoundInstallation.parse(["ines@halden.example"]);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => foundInstallation(input)));
  const [links] = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(foundInstallation(input)).rejects.toThrow("This installation has its vendor already: Halden.");

  await acceptInvitation({ token: tokenIn(links?.workspace ?? ""), password: PASSWORD });
  const ctx = await contextHere();
  expect(ctx.role).toBe("ADMIN");
  expect(await everything.organization.findUniqueOrThrow({ where: { id: ctx.tenantId } })).toMatchObject({ isVendor: true, canOnboardClients: true, slug: "halden" });
  await acceptStaffInvitation({ token: tokenIn(links?.operations ?? ""), password: PASSWORD });
  expect(await staffHere()).toMatchObject({ role: "ADMIN", mustEnrol: true });
});
