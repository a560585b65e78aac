import { beforeEach, expect, test } from "vitest";
import { schedule, sweepNow } from "@/inngest/sweeps";
import { everything } from "@/lib/db/everything";
import { runDue } from "@/lib/jobs/commands/running";
import { lastDue } from "@/lib/jobs/cron";
import { ringEach, ringSystem } from "@/lib/jobs/ringing";
import { sweepIfDue, type Schedule } from "@/lib/jobs/scheduler";
import { readFileSync } from "node:fs";
import { clearQueue, jobOf } from "./scene";
import { world } from "../support/world";

beforeEach(clearQueue);

const at = (text: string) => new Date(text);

test.each([
  ["* * * * *", "2026-03-01T10:20:30Z", "2026-03-01T10:20:00Z"],
  ["*/5 * * * *", "2026-03-01T10:04:59Z", "2026-03-01T10:00:00Z"],
  ["5 1 * * *", "2026-03-01T01:04:59Z", "2026-02-28T01:05:00Z"],
  ["5 1 * * *", "2026-03-01T01:05:00Z", "2026-03-01T01:05:00Z"],
  ["0 9 * * 1-5", "2026-03-01T12:00:00Z", "2026-02-27T09:00:00Z"],
  ["0 0 1,15 * *", "2026-03-14T00:00:00Z", "2026-03-01T00:00:00Z"],
  ["30 6 29 2 *", "2025-01-01T00:00:00Z", "2024-02-29T06:30:00Z"],
  ["10-50/20 8 * * *", "2026-03-01T08:49:00Z", "2026-03-01T08:30:00Z"],
])("%s was last due, seen from %s, at %s", (cron, now, due) => {
  expect(lastDue(cron, at(now))).toEqual(at(due));
});

test.each(["* * * *", "60 * * * *", "a * * * *", "*/0 * * * *"])("%s is no schedule", (cron) => {
  expect(() => lastDue(cron, new Date())).toThrow(/schedule|field|outside/);
});

function counting(cron: string) {
  const ran: number[] = [];
  const name = `test ${crypto.randomUUID()}`;
  const sweeps: Schedule = { [name]: { at: cron, sweep: async () => void ran.push(1) } };
  return { name, ran, sweeps };
}

test("two processes look at the same moment: one runs the sweep", async () => {
  const { name, ran, sweeps } = counting("0 3 * * *");
  const results = await Promise.all(Array.from({ length: 4 }, () => sweepIfDue(sweeps, name)));
  expect(results.filter(Boolean)).toHaveLength(1);
  expect(ran).toHaveLength(1);
});

test("what was missed while nothing ran is made up for once", async () => {
  const { name, ran, sweeps } = counting("0 3 * * *");
  await everything.heartbeat.create({ data: { name, at: at("2020-01-01T00:00:00Z") } });
  for (let n = 0; n < 3; n++) await sweepIfDue(sweeps, name);
  expect(ran).toHaveLength(1);
});

test("a sweep that fails, or whose process dies, is run again", async () => {
  const { name, ran, sweeps } = counting("0 3 * * *");
  await expect(sweepIfDue({ [name]: { at: "0 3 * * *", sweep: () => Promise.reject(new Error("died")) } }, name)).rejects.toThrow("died");
  expect(await sweepIfDue(sweeps, name)).toBe(true);
  expect(ran).toHaveLength(1);
});

test("the system's work has one row, used again, and is not rung for twice", async () => {
  const id = await ringSystem("audit_watch");
  expect(await ringSystem("audit_watch")).toBeNull();
  await runDue();
  expect(await jobOf(id ?? "")).toMatchObject({ status: "completed", tenantId: null });
  expect(await ringSystem("audit_watch")).toBe(id);
});

test("nightly work is one job for every active organization, once while it waits", async () => {
  const [mine, closed] = [await world(), await world()];
  await everything.organization.update({ where: { id: closed.tenantId }, data: { isActive: false } });
  await ringEach("stage_total_verify");
  expect(await ringEach("stage_total_verify")).toBe(0);
  const jobs = (tenantId: string) => everything.job.count({ where: { tenantId, type: "stage_total_verify" } });
  expect([await jobs(mine.tenantId), await jobs(closed.tenantId)]).toEqual([1, 0]);
  await runDue();
  expect(await everything.job.findFirst({ where: { tenantId: mine.tenantId } })).toMatchObject({ status: "completed", result: { corrected: 0 } });
});

test("every sweep runs by its name, leaves a sign of life, and is in vercel.json", async () => {
  for (const name of Object.keys(schedule)) expect(await sweepNow(name)).toBe(true);
  expect(await sweepNow("nothing")).toBe(false);
  const alive = await everything.heartbeat.findMany({ where: { name: { in: Object.keys(schedule) } } });
  expect(alive).toHaveLength(Object.keys(schedule).length);
  const { crons } = JSON.parse(readFileSync("vercel.json", "utf8")) as { crons: { path: string; schedule: string }[] };
  expect(crons).toEqual(Object.entries(schedule).map(([name, sweep]) => ({ path: `/api/cron/${name}`, schedule: sweep.at })));
});
