import { afterAll, beforeAll, expect, test } from "vitest";
import { startInstance, type Instance } from "./support/instance";

let instance: Instance;
beforeAll(async () => {
  instance = await startInstance();
}, 300_000);
afterAll(() => instance.stop(), 60_000);

test("eight people move cards into one gap at once: every move succeeds, no rank is taken twice, no card is lost", async () => {
  const { crowd } = await import("./support/crowd");
  const { moved, untruths } = await crowd(instance.origin, { clients: 8, moves: 25 });
  expect(untruths).toEqual([]);
  expect(moved).toBe(200);
});

test("killed once, and its database once, at random moments under load: no acknowledged change is lost, nothing is half done or done twice, and the app recovers by itself", async () => {
  const { killing } = await import("./support/killing");
  const { untruths, kills, acknowledged, values } = await killing(instance, { times: 1, targets: ["app", "postgres"], say: console.log });
  expect(untruths).toEqual([]);
  expect(kills).toBe(2);
  expect(acknowledged).toBeGreaterThan(20);
  expect(values).toBeGreaterThan(0);
});
