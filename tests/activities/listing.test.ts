import { expect, test } from "vitest";
import { completeActivity } from "@/lib/activities/commands/editing";
import { planActivity } from "@/lib/activities/commands/planning";
import { listActivities } from "@/lib/activities/queries";
import { bucketOf, endOfWeek } from "@/lib/activities/rules";
import { ListActivities } from "@/lib/activities/rules/listing";
import { dayOf, shiftDay } from "@/lib/dates";
import { world } from "../support/world";

const asked = (more: object = {}) => ListActivities.parse(more);

test.each([
  ["yesterday", "2026-06-09", null, "overdue"], ["today without a time, until midnight", "2026-06-10", null, "today"], ["earlier today", "2026-06-10", "09:00", "overdue"], ["later today", "2026-06-10", "23:00", "today"],
  ["on Sunday", "2026-06-14", null, "week"], ["on Monday", "2026-06-15", null, "later"], ["some day", null, null, "later"],
])("what is due %s stands where it belongs", (_, dueDate, dueTime, bucket) => {
  expect(bucketOf({ dueDate, dueTime }, { day: "2026-06-10", time: "12:00" })).toBe(bucket);
});

test("a week ends on Sunday, also when today is one", () => {
  expect([endOfWeek("2026-06-10"), endOfWeek("2026-06-14"), endOfWeek("2026-06-15")]).toEqual(["2026-06-14", "2026-06-14", "2026-06-21"]);
});

test("the database puts each activity where the rule puts it, on the clock of whoever has to do it", async () => {
  const { ctx, as, adam, otto, db } = await world();
  await db((tx) => tx.user.update({ where: { id: otto.id }, data: { timezone: "Pacific/Kiritimati" } }));
  const here = dayOf(new Date(), "UTC");
  const there = dayOf(new Date(), "Pacific/Kiritimati");
  await planActivity(ctx, { type: "TASK", subject: "Mine", dueDate: here });
  await planActivity(as(adam), { type: "TASK", subject: "Ottos", dueDate: there, assignedTo: otto.id });
  await planActivity(as(adam), { type: "TASK", subject: "Ottos late", dueDate: shiftDay(there, -1), assignedTo: otto.id });
  const { rows } = await listActivities(ctx, asked({ whose: "all" }));
  expect(Object.fromEntries(rows.map(({ subject, bucket }) => [subject, bucket]))).toEqual({ Mine: "today", Ottos: "today", "Ottos late": "overdue" });
});

test("open ones stand by day and time, page after page, with the count of each heading", async () => {
  const { ctx } = await world();
  const today = dayOf(new Date(), "UTC");
  for (const [subject, dueDate, dueTime] of [["E", null, null], ["C", today, null], ["A", shiftDay(today, -2), null], ["D", shiftDay(today, 30), "08:00"], ["B", shiftDay(today, -1), "08:00"]] as const) await planActivity(ctx, { type: "TASK", subject, dueDate, dueTime });
  const first = await listActivities(ctx, asked({ limit: 2 }));
  const second = await listActivities(ctx, asked({ limit: 2, after: first.nextCursor }));
  const third = await listActivities(ctx, asked({ limit: 2, after: second.nextCursor }));
  expect([first, second, third].map(({ rows }) => rows.map(({ subject }) => subject).join(""))).toEqual(["AB", "CD", "E"]);
  expect(first).toMatchObject({ counts: { overdue: 2, today: 1, week: 0, later: 2 }, isEnough: true });
});

test("thousands are not counted to the end, and the list says so", async () => {
  const { ctx, db, tenantId, maya } = await world();
  await db((tx) => tx.activity.createMany({ data: Array.from({ length: 2001 }, (_, n) => ({ tenantId, type: "TASK" as const, subject: `Call ${n}`, assignedTo: maya.id, createdBy: maya.id, createdByKind: "USER" as const, createdByName: "Maya", dueDate: n < 5 ? new Date("2020-01-01") : null })) }));
  expect(await listActivities(ctx, asked({ limit: 2 }))).toMatchObject({ counts: { overdue: 5, today: 0, week: 0, later: 1995 }, isEnough: false });
});

test("mine, my team's and everyone's; and what was done, newest first", async () => {
  const { ctx, as, adam, otto, maya, vera } = await world();
  await planActivity(ctx, { type: "TASK", subject: "Mayas" });
  await planActivity(as(adam), { type: "TASK", subject: "Ottos", assignedTo: otto.id });
  const { activityId } = await planActivity(as(adam), { type: "TASK", subject: "Nobodys", assignedTo: null });
  const subjects = async (who: typeof ctx, more: object) => (await listActivities(who, asked(more))).rows.map(({ subject }) => subject).toSorted();
  const ottos = as(otto, { teamIds: [maya.id] });
  expect([await subjects(ottos, {}), await subjects(ottos, { whose: "team" }), await subjects(as(vera), { whose: "all" })]).toEqual([["Ottos"], ["Mayas", "Ottos"], ["Mayas", "Nobodys", "Ottos"]]);
  await completeActivity(as(adam), { activityId });
  expect(await subjects(ctx, { whose: "all", state: "done" })).toEqual(["Nobodys"]);
  const other = await world();
  expect(await subjects(other.as(other.adam), { whose: "all" })).toEqual([]);
});
