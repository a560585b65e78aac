import { expect, test } from "vitest";
import { startImport } from "@/lib/imports/commands/running";
import { world } from "../support/world";
import { finish, wizard } from "./wizard";

test("the hundred-thousandth deal of a year has a number of its own, with a digit more", async () => {
  const acme = await world();
  const year = new Date().getUTCFullYear();
  await acme.db((tx) => tx.counter.upsert({ where: { tenantId_name_year: { tenantId: acme.tenantId, name: "deal", year } }, create: { tenantId: acme.tenantId, name: "deal", year, value: 99_998 }, update: { value: 99_998 } }));
  const adam = wizard(acme);
  const importId = await adam.upload("deals", "opportunity id,name,deal stage\n1,One,Prospecting\n2,Two,Prospecting\n3,Three,Prospecting\n");
  await adam.preview(importId);
  await startImport(adam.ctx, { importId });
  await finish((await adam.read(importId)).jobId ?? "");
  const numbers = await acme.db((tx) => tx.deal.findMany({ select: { dealNumber: true }, orderBy: { externalId: "asc" } }));
  expect(numbers.map(({ dealNumber }) => dealNumber)).toEqual([`D-${year}-99999`, `D-${year}-100000`, `D-${year}-100001`]);
});
