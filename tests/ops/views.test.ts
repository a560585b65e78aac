import { expect, test } from "vitest";
import { deleteStaffView, renameStaffView, saveStaffView, undoStaffView } from "@/lib/ops/views/commands";
import { listStaffViews } from "@/lib/ops/views/queries";
import { SaveStaffView } from "@/lib/ops/views/rules";
import { staff, staffFacts } from "./staff";

const picture = (name: string, more = {}) => SaveStaffView.parse({ entity: "ops/implementations", name, filters: { state: "risk" }, layout: "table", ...more });
const [ruth, leon] = [(await staff("Ruth", "IMPLEMENTATION")).ctx, (await staff("Leon", "IMPLEMENTATION")).ctx];
const names = async (who: typeof ruth) => (await listStaffViews(who)).map(({ name }) => name);

test("a view keeps the filters and the layout, and is its owner's alone; a colleague finds nothing of it", async () => {
  const { viewId, changeSetId } = await saveStaffView(ruth, picture("At risk"));
  expect(await listStaffViews(ruth)).toEqual([{ id: viewId, entity: "ops/implementations", name: "At risk", isShared: false, filters: { state: "risk" }, sort: null, layout: "table", grouping: null, columns: [] }]);
  expect(await names(leon)).toEqual([]);
  for (const act of [() => renameStaffView(leon, { viewId, was: "At risk", name: "Mine" }), () => deleteStaffView(leon, { viewId }), () => saveStaffView(leon, picture("Mine", { viewId }))]) await expect(act()).rejects.toThrow("404");
  await expect(undoStaffView(leon, { changeSetId })).rejects.toMatchObject({ status: 409 });
  await saveStaffView(leon, picture("At risk"));
  await expect(saveStaffView(ruth, picture("At risk"))).rejects.toMatchObject({ details: { fields: { name: "You have a view with this name." } } });
  expect(await staffFacts(viewId)).toEqual(["view.saved"]);
});

test("a shared view is every colleague's: saving over it, renaming and deleting it are recorded and undone, once", async () => {
  const { viewId } = await saveStaffView(ruth, picture("Healthcare", { isShared: true }));
  expect(await names(leon)).toEqual(["At risk", "Healthcare"]);
  const saved = await saveStaffView(leon, picture("Healthcare", { viewId, isShared: true, filters: {}, layout: "board" }));
  expect(await listStaffViews(ruth)).toMatchObject([{}, { filters: {}, layout: "board" }]);
  await undoStaffView(leon, saved);
  expect(await listStaffViews(ruth)).toMatchObject([{}, { filters: { state: "risk" }, layout: "table" }]);
  await expect(undoStaffView(leon, saved)).rejects.toMatchObject({ status: 409 });
  await renameStaffView(leon, { viewId, was: "Healthcare", name: "Clinics" });
  await expect(renameStaffView(ruth, { viewId, was: "Healthcare", name: "Hospitals" })).rejects.toMatchObject({ status: 409, message: expect.stringContaining("“Clinics”") });
  const deleted = await deleteStaffView(ruth, { viewId });
  expect(await names(leon)).toEqual(["At risk"]);
  await undoStaffView(ruth, deleted);
  expect(await names(leon)).toEqual(["At risk", "Clinics"]);
  expect(await staffFacts(viewId)).toEqual(["view.saved", "view.saved", "view.saved", "view.saved", "view.deleted", "view.saved"]);
});
