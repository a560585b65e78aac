import { expect, test } from "vitest";
import { linkTask } from "@/lib/catalog/commands/linking";
import { moveTask } from "@/lib/catalog/commands/ordering";
import { deleteTask, editTask } from "@/lib/catalog/commands/tasks";
import { getCatalogProduct } from "@/lib/catalog/queries/record";
import { exportTasks } from "@/lib/catalog/queries/export";
import { createProduct } from "@/lib/products/commands";
import { carryOut, exported, opened, richCatalog, rowsOf, send } from "./workbook-scene";

test("every bad cell is named with what is wrong, and one of them keeps the whole file out", async () => {
  const scene = await richCatalog();
  const { ctx, productId } = scene;
  await createProduct(ctx, { name: "Case Desk" });
  const before = await rowsOf(scene);
  const at = async (edit: (book: Awaited<ReturnType<typeof opened>>) => void) => {
    const book = await opened(await exported(ctx, productId));
    edit(book);
    const preview = await send(ctx, productId, await book.saved());
    await expect(send(ctx, productId, await book.saved(), { digest: preview.digest })).rejects.toMatchObject({ status: 422 });
    return preview.faults.map(({ sheet, cell, message }) => `${sheet} ${cell}: ${message}`);
  };
  expect(await at(({ set }) => {
    set("Tasks", "Connect single sign-on", "Weight", 10.123);
    set("Tasks", "Connect single sign-on", "Licence", "Gold");
    set("Tasks", "Import the library", "Outcomes", "Audit-redy");
    set("Tasks", "Import the library", "How-to texts", "docs.test");
    set("Tasks", "Invite reviewers", "Id", "42");
    set("Tasks", "Invite reviewers", "Estimate (minutes)", "long");
    set("Outcomes", "Audit-ready", "Active", "perhaps");
    set("Releases", "Spring", "Level", "#REF!");
    set("Custom Attributes", "Seats", "Data Type", "DATE");
    set("Telemetry", "imported", "Operator", "more");
    set("Telemetry", "reviewers", "Criteria (JSON)", "{");
    set("Telemetry", "sso_enabled", "Task", "Nobody's task");
  })).toEqual([
    "Tasks C2: Type a weight from 0 to 100, with at most two decimals.", "Tasks D2: Choose Essential, Advantage or Signature.", "Tasks F3: There is no “Audit-redy” among the outcomes. Add it on the sheet Outcomes first.",
    "Tasks I3: Type an address that begins with https://.", "Tasks E4: Type whole minutes.", "Tasks M4: This product has no such line. Leave the id empty to add a new one.",
    "Outcomes C2: Say TRUE or FALSE.", "Releases B2: The formula here ends in #REF!. Write the value.", "Custom Attributes B2: Write BOOLEAN, NUMBER, STRING, TIMESTAMP or JSON.",
    "Telemetry A2: There is no task “Nobody's task”.", "Telemetry J3: Choose how to compare.", "Telemetry L4: This is not JSON.",
  ]);
  expect(await at(({ set, row, add }) => {
    set("Tasks", "Connect single sign-on", "Weight", 80);
    row("Info", "Name")[1] = "Case Desk";
    set("Custom Attributes", "Seats", "Value", "many");
    add("Outcomes", { Name: "New" });
    add("Outcomes", { Name: "New" });
    set("Telemetry", "sso_enabled", "Data Type", "NUMBER");
  })).toEqual([
    "Info B2: Another product has this name.", "Tasks C2: The tasks would weigh 130.00 together; they may weigh 100.", "Outcomes A5: “New” stands in row 4 already. Each name may stand once.",
    "Custom Attributes C2: Type a number.", "Telemetry I2: boolean_flag does not go with NUMBER; number_threshold does.",
  ]);
  expect(await rowsOf(scene)).toEqual(before);
});

test("what others changed since the file was made stays theirs; where both changed one value both are shown, and it is written only when that was chosen", async () => {
  const scene = await richCatalog();
  const { ctx, as, adam, productId, a, b, c, release } = scene;
  const book = await opened(await exported(ctx, productId));
  const theirs = as(adam);
  await editTask(theirs, { taskId: a, field: "name", was: "Connect single sign-on", value: "Sign in once" });
  await editTask(theirs, { taskId: a, field: "notes", was: null, value: "Adam's" });
  await linkTask(theirs, { taskId: b, kind: "releases", was: (await getCatalogProduct(ctx, { productId })).tasks[1]?.releases ?? [], ids: [release] });
  await moveTask(theirs, { taskId: c, afterId: null });
  await deleteTask(theirs, { taskId: b });
  expect(await send(ctx, productId, await book.saved())).toMatchObject({ faults: [], counts: { writes: 0, conflicts: 0, missing: 0 }, version: { file: expect.any(Number) }, notes: [expect.stringContaining("Adam removed “Import the library”"), expect.stringContaining("Adam removed “imported”")] });

  book.set("Tasks", "Connect single sign-on", "Weight", 11);
  book.set("Tasks", "Connect single sign-on", "Task", "Single sign-on");
  const preview = await send(ctx, productId, await book.saved());
  expect(preview.sheets).toMatchObject([{ name: "Tasks", changed: [{ label: "Sign in once", fields: [{ field: "Task", from: "Sign in once", to: "Single sign-on", conflict: { was: "Connect single sign-on", byName: "Adam", isWritten: false } }, { field: "Weight", conflict: null }] }] }]);
  await carryOut(ctx, productId, await book.saved());
  expect((await getCatalogProduct(ctx, { productId })).tasks).toMatchObject([{ id: c }, { id: a, name: "Sign in once", weight: "11.00", notes: "Adam's" }]);
  await carryOut(ctx, productId, await book.saved(), { overwrite: true });
  expect((await getCatalogProduct(ctx, { productId })).tasks).toMatchObject([{ id: c }, { id: a, name: "Single sign-on", weight: "11.00", notes: "Adam's" }]);
});

test("between looking and importing nobody slips in unseen", async () => {
  const { ctx, as, adam, productId, a } = await richCatalog();
  const book = await opened(await exported(ctx, productId));
  book.set("Tasks", "Invite reviewers", "Weight", 1);
  const file = await book.saved();
  const { digest } = await send(ctx, productId, file);
  await editTask(as(adam), { taskId: a, field: "notes", was: null, value: "meanwhile" });
  await expect(send(ctx, productId, file, { digest })).rejects.toMatchObject({ status: 409 });
  const again = await send(ctx, productId, file);
  const both = await Promise.allSettled([send(ctx, productId, file, { digest: again.digest }), send(as(adam), productId, file, { digest: again.digest })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("the tasks go out and come in as CSV by the same way", async () => {
  const scene = await richCatalog();
  const { ctx, productId, a } = scene;
  await editTask(ctx, { taskId: a, field: "notes", was: null, value: "=SUM(A1); or '=that'\nsecond line" });
  await editTask(ctx, { taskId: a, field: "externalId", was: null, value: "'-1x" });
  const csv = await (await exportTasks(ctx, { productId })).text();
  expect(await send(ctx, productId, Buffer.from(csv))).toMatchObject({ faults: [], sheets: [], counts: { writes: 0 }, version: { file: expect.any(Number) } });
  const edited = Buffer.from(csv.replace("Invite reviewers", "Invite every reviewer").replace(",20.00,", ",twenty,"));
  expect((await send(ctx, productId, edited)).faults).toEqual([{ sheet: "Tasks", cell: "E3", found: "twenty", message: "Type a weight from 0 to 100, with at most two decimals." }]);
  await carryOut(ctx, productId, Buffer.from("Task,Weight,Outcomes\nInvite reviewers,31,Audit-ready\nBrand new,2,\n"));
  expect((await getCatalogProduct(ctx, { productId })).tasks.map(({ name, weight }) => [name, weight])).toEqual([["Connect single sign-on", "10.00"], ["Import the library", "20.00"], ["Invite reviewers", "31.00"], ["Brand new", "2.00"]]);
  await expect(send(ctx, productId, Buffer.from("hello"))).rejects.toMatchObject({ message: expect.stringContaining("neither a workbook") });
});
