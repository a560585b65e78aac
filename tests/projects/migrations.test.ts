import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { startImport } from "@/lib/imports/commands/running";
import { undoImport } from "@/lib/imports/commands/undoing";
import { uploadMigration } from "@/lib/ops/imports/commands";
import { contextInClient, looking, steering } from "@/lib/ops/imports/entering";
import { getMigration, listMigrations } from "@/lib/ops/imports/queries";
import { cancelProject } from "@/lib/projects/commands/holding";
import { getWork } from "@/lib/imports/queries";
import { bytes, finish, wizardOf } from "../imports/wizard";
import { staff } from "../ops/staff";
import { world } from "../support/world";
import { project } from "./scene";

/** Ruth of the staff, at the wizard of a project's client. */
async function migrating() {
  const [p, ruth] = [await project(), await staff("Ruth", "IMPLEMENTATION")];
  const { clientOrganizationId } = await p.row();
  const upload = (entity: "customers" | "people", content: string) => uploadMigration(ruth.ctx, { projectId: p.projectId, entity, name: "file.csv", body: bytes(content) });
  return { ...p, ruth, clientOrganizationId, upload, staff: wizardOf(await contextInClient(ruth.ctx, clientOrganizationId)) };
}

test("staff bring customers into the client of a project: they are the client's, and its audit names who did it", async () => {
  const m = await migrating();
  const { importId, rows } = await m.upload("customers", "Name\nAlder\nBirch\n");
  await m.staff.preview(importId);
  await steering(startImport)(m.ruth.ctx, { importId });
  await finish((await m.staff.read(importId)).jobId ?? "");
  const made = await everything.customer.findMany({ where: { tenantId: m.clientOrganizationId }, orderBy: { name: "asc" }, select: { name: true } });
  expect([rows, made]).toEqual([2, [{ name: "Alder" }, { name: "Birch" }]]);
  const facts = await everything.auditLog.findMany({ where: { tenantId: m.clientOrganizationId, action: { startsWith: "import." } }, orderBy: { id: "asc" }, select: { action: true, actorKind: true, internalUserId: true, changeSetId: true } });
  expect(facts.map(({ action }) => action)).toEqual(["import.uploaded", "import.started", "import.advanced", "import.advanced", "import.advanced", "import.advanced", "import.completed"]);
  expect(new Set(facts.map(({ actorKind, internalUserId }) => `${actorKind} ${internalUserId}`))).toEqual(new Set([`STAFF ${m.ruth.id}`]));
  expect((await looking(getWork)(m.ruth.ctx, { importId })).state).toBe("COMPLETED");
  expect(await listMigrations(m.ruth.ctx, { projectId: m.projectId })).toMatchObject({ imports: [{ id: importId, createdByName: "Ruth" }], isOver: false });
  expect(await everything.customer.count({ where: { tenantId: m.tenantId, name: { in: ["Alder", "Birch"] } } })).toBe(0);
});

test("the whole batch is taken back, and the client's administrators may do it as well", async () => {
  const m = await migrating();
  const { importId } = await m.upload("customers", "Name\nAlder\n");
  await m.staff.preview(importId);
  await m.staff.run(importId);
  expect(await getMigration(m.ruth.ctx, { projectId: m.projectId, importId, step: "columns" }, {})).toMatchObject({ step: "result", isUndoable: true });
  await steering(undoImport)(m.ruth.ctx, { importId });
  await finish((await m.staff.read(importId)).jobId ?? "");
  expect([(await m.staff.read(importId)).state, await everything.customer.count({ where: { tenantId: m.clientOrganizationId } })]).toEqual(["UNDONE", 0]);
});

test("people who are there keep their role: that is the organization's own to change", async () => {
  const m = await migrating();
  const email = `vera-${crypto.randomUUID()}@client.test`;
  await everything.user.create({ data: { tenantId: m.clientOrganizationId, name: "Vera", fullName: "Vera", username: `vera-${crypto.randomUUID()}`, email, role: "VIEWER" } });
  const { importId } = await m.upload("people", `Name,Email,Role\nVera,${email},Admin\nWilma,,User\n`);
  expect(await m.staff.preview(importId)).toMatchObject({ create: 1, update: 0, error: 1 });
});

test("a file of the client's own people, of another client, or of a project that is over is not the staff's to steer", async () => {
  const [m, other] = [await migrating(), await migrating()];
  const adam = await everything.user.create({ data: { tenantId: m.clientOrganizationId, name: "Adam", fullName: "Adam", username: `adam-${crypto.randomUUID()}`, role: "ADMIN", isAdmin: true } });
  const theirs = await everything.importBatch.create({ data: { tenantId: m.clientOrganizationId, entity: "customers", fileName: "own.csv", fileSize: 1, checksum: "", createdByKind: "USER", createdById: adam.id, createdByName: "Adam", stagedAt: new Date(), layout: { columns: ["Name"], notes: [], description: "" }, options: { currencyCode: "USD", timeZone: "UTC" } } });
  await expect(looking(getWork)(m.ruth.ctx, { importId: theirs.id })).rejects.toThrow("404");
  expect((await listMigrations(m.ruth.ctx, { projectId: m.projectId })).imports).toEqual([]);
  const { importId } = await m.upload("customers", "Name\nAlder\n");
  await expect(getMigration(m.ruth.ctx, { projectId: other.projectId, importId, step: "columns" }, {})).rejects.toThrow("404");
  await expect(looking(getWork)(m.ruth.ctx, { importId: crypto.randomUUID() })).rejects.toThrow("404");
  await cancelProject(m.ctx, { projectId: m.projectId, reason: "They chose another way." });
  await expect(steering(startImport)(m.ruth.ctx, { importId })).rejects.toThrow("The project is over");
  await expect(m.upload("customers", "Name\nAlder\n")).rejects.toThrow("This project is over");
  expect(await getMigration(m.ruth.ctx, { projectId: m.projectId, importId, step: "columns" }, {})).toMatchObject({ step: "columns", head: { canSteer: false } });
});

test("a closed organization takes nothing in, and an unknown project is not there", async () => {
  const m = await migrating();
  await everything.organization.update({ where: { id: m.clientOrganizationId }, data: { isActive: false } });
  await expect(m.upload("customers", "Name\nAlder\n")).rejects.toThrow("This organization is closed.");
  const { ctx } = m.ruth;
  await expect(uploadMigration(ctx, { projectId: (await world()).tenantId, entity: "customers", name: "file.csv", body: bytes("Name\nAlder\n") })).rejects.toThrow("404");
});
