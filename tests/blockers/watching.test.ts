import { expect, test } from "vitest";
import { areEscalationsDelayed, findEscalationDelay } from "@/lib/blockers/health";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { everything } from "@/lib/db/everything";
import { ago } from "./scene";

const HEARTBEAT = "escalation_sweep";
const beatAt = (at: Date) => everything.heartbeat.update({ where: { name: HEARTBEAT }, data: { at } });

test("the portal says so when nobody has swept for a quarter of an hour, and since when", async () => {
  await sweepEscalations();
  expect(await areEscalationsDelayed()).toBe(false);
  const since = ago(16 / 1440);
  await beatAt(since);
  expect(await findEscalationDelay()).toEqual({ since });
  await sweepEscalations();
  expect(await areEscalationsDelayed()).toBe(false);
});
