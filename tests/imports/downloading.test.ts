import { expect, test } from "vitest";
import { downloadErrors } from "@/lib/imports/queries/results";
import { world } from "../support/world";
import { wizard } from "./wizard";

test("the rows to fix come as a file", async () => {
  const adam = wizard(await world());
  const importId = await adam.upload("customers", "Company,Employees\nOne,12\nTwo,many\nThree,5\nFour,6\nFive,7\n");
  await adam.answer(importId, { map: { Employees: "employeeCount" } });
  await adam.preview(importId);
  const text = await (await downloadErrors(adam.ctx, { importId })).text();
  expect(text.replace("\ufeff", "").split("\r\n")[0]).toBe("Company,Employees,Row,What to fix");
  expect(text).toMatch(/Two,many,2,.*many/);
});
