import { expect, test } from "vitest";
import { importValues } from "@/lib/telemetry/commands/importing";
import { exportValues } from "@/lib/telemetry/exporting";
import { readWorkbook } from "@/lib/sheets/reading";
import { workbookOf } from "@/lib/sheets/writing";
import { at, countJobs, poured, row, telemetryScene } from "./scene";

type Scene = Awaited<ReturnType<typeof telemetryScene>>;
const read = async (s: Scene) => (await exportValues(s.as(s.vera), { planId: s.plan.adoptionPlanId })).text();
const take = (s: Scene, text: string) => importValues(s.as(s.cato), { planId: s.plan.adoptionPlanId, body: poured(text) });

async function filled() {
  const s = await telemetryScene();
  await s.db((tx) => tx.customerTelemetryAttribute.update({ where: { id: s.plan.attribute("active_users").id }, data: { isRequired: true, successCriteria: { type: "number_threshold", operator: "greater_than_or_equal", threshold: 10 } } }));
  const answer = await s.send([row(-14.5), row("yes", { attribute: "enabled" }), row("=1+1, \"quoted\"\nline", { attribute: "plan" }), row("2026-05-01T10:00:00.123Z", { attribute: "last_login", observedAt: "2026-06-02T08:00:00.456Z", source: "database" }), row({ users: [1, 2], open: null }, { attribute: "usage" })]);
  expect(answer.rejections).toEqual([]);
  return s;
}

test("a plan's workbook says what is asked and what was seen, one line for each attribute", async () => {
  const lines = (await read(await filled())).replace("\ufeff", "").split("\r\n");
  expect(lines.slice(0, 3)).toEqual(["Task,Attribute,Data Type,Required,Operator,Expected,Current,Date,Notes", `Go live with reporting,active_users,NUMBER,yes,number_threshold greater_than_or_equal,10,-14.5,${at("01")},`, `Go live with reporting,enabled,BOOLEAN,no,,,true,${at("01")},`]);
});

test("read in again as it is, a workbook changes nothing", async () => {
  const s = await filled();
  const [before, text, jobs] = [await s.values(), await read(s), await countJobs(s.tenantId)];
  expect(await take(s, text)).toMatchObject({ accepted: 0, duplicates: 5, rejected: 0 });
  expect([await s.values(), await read(s), await countJobs(s.tenantId)]).toEqual([before, text, jobs]);
});

test("as .xlsx it goes out and comes in the same: as it is it changes nothing, filled in it is taken", async () => {
  const s = await filled();
  const bytes = new Uint8Array(await (await exportValues(s.as(s.vera), { planId: s.plan.adoptionPlanId, format: "xlsx" })).arrayBuffer());
  async function* body(file: Uint8Array) {
    yield file.subarray(0, 100);
    yield file.subarray(100);
  }
  const send = (file: Uint8Array) => importValues(s.as(s.cato), { planId: s.plan.adoptionPlanId, body: body(file) });
  const before = await s.values();
  expect(await send(bytes)).toMatchObject({ accepted: 0, duplicates: 5, rejected: 0 });
  expect(await s.values()).toEqual(before);
  const [sheet] = await readWorkbook(bytes);
  const [head = [], first = [], second = []] = sheet?.rows ?? [];
  expect([first[6], second[6]]).toEqual([-14.5, true]);
  const rows = [first.with(6, 7).with(7, new Date("2026-06-09")), second.with(6, "perhaps").with(7, null)];
  expect(await send(await workbookOf([{ name: "Sheet1", columns: head.map((header) => ({ header: String(header), width: 10 })), rows }]))).toMatchObject({ accepted: 1, rejected: 1, rejections: [{ row: 3, code: "wrong_type" }] });
});

test("what was filled in is taken as imported, each row for itself", async () => {
  const s = await filled();
  const csv = ["Task;Attribute;Current;Date;Notes", "Invite the team;active_users;7;2026-06-09;From the quarterly call", "Go live with reporting;enabled;no;2026-06-10T10:00:00+02:00;", "Go live with reporting;active_users;lots;;", "Fly;height;1;;", "Invite the team;active_users;8;someday;", "Go live with reporting;plan;;;"].join("\n");
  const answer = await take(s, csv);
  expect([answer.accepted, answer.rejections.map(({ row: line, code }) => [line, code])]).toEqual([2, [[4, "wrong_type"], [5, "unknown_attribute"], [6, "malformed"]]]);
  const imported = await s.db((tx) => tx.telemetryValue.findMany({ where: { source: "import" }, orderBy: { observedAt: "asc" }, select: { value: true, observedAt: true, notes: true } }));
  expect(imported).toEqual([{ value: 7, observedAt: new Date("2026-06-09"), notes: "From the quarterly call" }, { value: false, observedAt: new Date("2026-06-10T08:00:00Z"), notes: null }]);
  expect(await take(s, csv)).toMatchObject({ accepted: 0, duplicates: 2, rejected: 3 });
});

test("tried first, a file says what would become of each row and writes nothing; then it becomes of them just that", async () => {
  const s = await filled();
  const csv = "Task,Attribute,Current,Date\nInvite the team,active_users,7,2026-06-09\nInvite the team,active_users,8,2026-06-09\nGo live with reporting,active_users,lots,\nFly,height,1,";
  const look = async () => [await s.values(), await countJobs(s.tenantId), await s.db((tx) => tx.telemetryBatch.count()), await s.db((tx) => tx.telemetryRejection.count()), await s.db((tx) => tx.auditLog.count())];
  const before = await look();
  const tried = await importValues(s.as(s.cato), { planId: s.plan.adoptionPlanId, dryRun: true, body: poured(csv) });
  expect([tried.accepted, tried.rejections.map(({ row: line, code }) => [line, code])]).toEqual([1, [[3, "conflict"], [4, "wrong_type"], [5, "unknown_attribute"]]]);
  expect(await look()).toEqual(before);
  expect({ ...(await take(s, csv)), batchId: tried.batchId }).toEqual(tried);
});

test("a file that is no workbook is refused, and who may only look imports nothing", async () => {
  const s = await telemetryScene();
  await expect(take(s, "Name,Amount\na,1\n")).rejects.toThrow("The file has no column “Task”.");
  await expect(take(s, "")).rejects.toThrow("This file is empty.");
  await expect(importValues(s.as(s.vera), { planId: s.plan.adoptionPlanId, body: poured("Task,Attribute,Current\n") })).rejects.toMatchObject({ status: 403 });
});
