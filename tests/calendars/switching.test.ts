import { expect, test } from "vitest";
import { z } from "zod";
import { systemContext } from "@/lib/auth/context";
import { switchCalendar } from "@/lib/blockers/switching";
import { addBusinessSeconds } from "@/lib/calendars/clock";
import { editCalendar, undoCalendar } from "@/lib/calendars/commands";
import { BusinessCalendar, parseCalendar, WEEKDAYS } from "@/lib/calendars/rules";
import { tidied } from "@/lib/calendars/rules/editing";
import { undoChangeSet } from "@/lib/changes/commands";
import { everything } from "@/lib/db/everything";
import { inOrganization } from "@/lib/ops/calendars/entering";
import { getCalendar } from "@/lib/ops/calendars/queries";
import { getBlockers } from "@/lib/ops/blockers/queries";
import { countRunning } from "@/lib/ops/policies/counting";
import { ago, always, blocked } from "../blockers/scene";
import { staff } from "../ops/staff";

const HOUR = 3600;
const stored = z.json().parse(always);
/** Open half of every day: a business day of twelve hours. */
const mornings = BusinessCalendar.parse({ zone: "UTC", windows: WEEKDAYS.map((weekday) => ({ weekday, from: "00:00", to: "12:00" })), holidays: [], overrides: [] });

/** Runs the newest reaction to an organization's calendar, as the ledger would. */
async function hear(tenantId: string) {
  const { payload } = await everything.job.findFirstOrThrow({ where: { tenantId, type: "clock_switch" }, orderBy: { id: "desc" } });
  return switchCalendar(systemContext(tenantId), payload);
}

test("another calendar keeps what was counted on the old one, and what is pending is due by the new; taken back, it is due as before", async () => {
  const [b, ruth] = [await blocked(), await staff("Ruth", "IMPLEMENTATION")];
  const id = await b.since(await b.open({ category: "CLIENT_SIDE" }), ago(0.25));
  const due = (await b.step(id, "MANAGER")).dueAt;
  const organizationId = b.clientOrganizationId;
  const { changeSetId } = await inOrganization(editCalendar)(ruth.ctx, { organizationId, was: stored, calendar: mornings });
  expect(await hear(organizationId)).toMatchObject({ switched: 1 });

  const switched = await b.blocker(id);
  expect(switched.consumedSeconds).toBeGreaterThanOrEqual(6 * HOUR);
  expect(switched.consumedSeconds).toBeLessThan(7 * HOUR);
  const calendar = parseCalendar(mornings);
  if (!calendar || !switched.runningSince) throw new Error("the clock stands");
  expect((await b.step(id, "MANAGER")).dueAt).toEqual(addBusinessSeconds(calendar, switched.runningSince, 5 * 12 * HOUR - switched.consumedSeconds));

  await inOrganization(undoCalendar)(ruth.ctx, { organizationId, changeSetId });
  expect(await hear(organizationId)).toMatchObject({ switched: 1 });
  const back = (await b.step(id, "MANAGER")).dueAt;
  expect(Math.abs((back?.getTime() ?? 0) - (due?.getTime() ?? 0))).toBeLessThan(60_000);
  expect((await b.step(id, "REMINDER")).state).toBe("PENDING");
});

test("the organization's own administrator takes an edit back too, and the clocks hear of it", async () => {
  const [b, ruth] = [await blocked(), await staff("Ruth", "IMPLEMENTATION")];
  const organizationId = b.clientOrganizationId;
  const { changeSetId } = await inOrganization(editCalendar)(ruth.ctx, { organizationId, was: stored, calendar: mornings });
  await undoChangeSet(systemContext(organizationId), { changeSetId });
  const jobs = await everything.job.findMany({ where: { tenantId: organizationId, type: "clock_switch" }, orderBy: { id: "asc" } });
  expect(jobs.map(({ payload }) => payload)).toEqual([expect.objectContaining({ name: "calendar.edited" }), { was: tidied(mornings), at: expect.any(String) }]);
});

test("staff see who would hear of each level of an open blocker, and how many clocks run on a calendar and a policy", async () => {
  const [b, noor] = [await blocked(), await staff("Noor", "ADMIN")];
  const id = await b.open({ category: "CLIENT_SIDE" });
  const gone = await b.open();
  await everything.implementationBlocker.update({ where: { id: gone }, data: { status: "RESOLVED", resolvedAt: new Date() } });
  const { blockers, heard } = await getBlockers(noor.ctx, b.projectId);
  expect(blockers.map((blocker) => blocker.id)).toEqual([id, gone]);
  expect(heard).toEqual({ [id]: { REMINDER: "Ruth", MANAGER: "Leon", DIRECTOR: "Dora" } });
  expect((await getCalendar(noor.ctx, b.clientOrganizationId)).clocks).toBe(1);
  expect((await countRunning(noor.ctx)).CLIENT_SIDE).toBeGreaterThanOrEqual(1);
  await expect(getBlockers(noor.ctx, crypto.randomUUID())).rejects.toThrow(/404/);
});
