import { expect, test, vi } from "vitest";
import { rage } from "./support/weather";

const KILLS = { workers: 12, database: 4 };

test("2,000 due blockers, 16 workers in four processes, processes and PostgreSQL killed -9 again and again, 200 resolved and what was said delivered meanwhile: every notice exactly once, none for the resolved or the snoozed, none lost", { timeout: 600_000 }, async () => {
  vi.spyOn(console, "error").mockImplementation(() => {}); // what cannot be written down while the database is away is said there
  const { struck, untruths } = await rage(KILLS);
  console.log(`${struck.workers} processes and ${struck.database} databases were killed, ${struck.amidWork} of them while something was due`);
  expect(untruths).toEqual({ due: [], late: [], asleep: [], resolved: [], sentAfterwards: [], ended: [] });
  expect(struck).toMatchObject({ workers: expect.toSatisfy((count: number) => count >= KILLS.workers), database: KILLS.database });
  expect(struck.amidWork).toBeGreaterThanOrEqual(4);
});
