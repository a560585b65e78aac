import { expect, test } from "vitest";
import { tenantTables, catalogue } from "./catalogue";
import { filling, twoTenants } from "./rows";
import { trial } from "./trial";

test("a legal row can be made in every table, so that no wall is tested on an empty one", () => trial(async (sql) => {
  const tenants = await twoTenants(sql);
  for (const [n, tenantId] of tenants.entries()) {
    const rows = await filling(sql, { isFull: n === 1 });
    for (const { name, key } of (await catalogue()).values()) {
      if (name === "organizations") continue;
      const row = await rows.insert(name, tenantId);
      if (key) expect([name, row[key]]).toEqual([name, tenantId]);
    }
  }
  expect((await tenantTables()).length).toBeGreaterThan(100);
}));
