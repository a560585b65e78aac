import { expect, test } from "vitest";
import { chaos } from "./support/chaos";

test("killed once, and its database once, at random moments under load: no acknowledged change is lost, nothing is half done or done twice, and the app recovers by itself", async () => {
  const { untruths, kills, acknowledged } = await chaos({ times: 1, targets: ["app", "postgres"], say: console.log });
  expect(untruths).toEqual([]);
  expect(kills).toBe(2);
  expect(acknowledged).toBeGreaterThan(20);
});
