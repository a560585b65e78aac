import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { editTask } from "@/lib/projects/commands/tasks";
import { project } from "./scene";

const day = (date: Date | null) => date?.toISOString().slice(0, 10);

test("a new client works the seller's hours in its own zone; its tasks are planned on its calendar, ours on ours", async () => {
  await everything.organization.create({ data: { name: "Vendor", slug: crypto.randomUUID(), isVendor: true } });
  const p = await project({ kickoffDate: "2031-06-02" });
  const { clientOrganizationId } = await p.row();
  const { businessCalendar } = await everything.organization.findUniqueOrThrow({ where: { id: clientOrganizationId } });
  expect(businessCalendar).toMatchObject({ zone: "UTC", windows: [{ weekday: "MON", from: "09:00", to: "17:00" }, {}, {}, {}, {}], holidays: [] });
  const windows = ["SUN", "MON", "TUE", "WED", "THU"].map((weekday) => ({ weekday, from: "08:00", to: "16:00" }));
  await everything.organization.update({ where: { id: clientOrganizationId }, data: { businessCalendar: { zone: "Asia/Riyadh", windows, holidays: [{ date: "2031-06-10" }], overrides: [] } } });
  const plan = await p.task("Agree the plan"); // ours: Thu 5 and Fri 6 June
  await editTask(p.ctx, { projectId: p.projectId, taskId: plan.id, field: "notes", was: null, value: "Settled again." });
  expect([day((await p.task("Agree the plan")).plannedStartDate), day((await p.task("Agree the plan")).dueDate)]).toEqual(["2031-06-06", "2031-06-09"]);
  const categories = await p.task("Agree categories"); // the client's three days: the 10th is a holiday, Friday and Saturday are its weekend
  expect([day(categories.plannedStartDate), day(categories.dueDate)]).toEqual(["2031-06-11", "2031-06-15"]);
});
