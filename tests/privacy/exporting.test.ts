import { readdirSync, utimesSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { storage } from "@/lib/attachments/storage";
import { everything } from "@/lib/db/everything";
import { runJob } from "@/lib/jobs/commands/running";
import { sweepAttachments } from "@/lib/jobs/upkeep/attachments";
import { erasePerson } from "@/lib/privacy/commands/erasing";
import { exportPerson } from "@/lib/privacy/commands/exporting";
import { fetchExport } from "@/lib/privacy/commands/fetching";
import { askForExport } from "@/lib/privacy/commands/packing";
import { Packed } from "@/lib/privacy/exports";
import { idsOf } from "../isolation/dump";
import { scene } from "../isolation/scene";
import { tenantTables } from "../schema/catalogue";
import { connected } from "../schema/trial";
import { filling } from "../schema/rows";

const SECRET = /"(password|totpSecret|recoveryCodes|tokenHash|inboundTokenHash|requestHash|clientSecret|secret)":/;
const KEPT_BACK = ["calendar_feeds", "diary_bookmarks", "diary_todos", "idempotency_keys", "locked_entities", "outboxes", "progress_codes", "user_tokens"];

test("everything of the organization is in the archive, nothing of another, and no secret; it goes when its days are over, or when somebody in it is erased", async () => {
  const acme = await scene({ word: "acmecanary", isFull: true });
  const other = await scene({ word: "othercanary" });
  await connected("owner", async (sql) => (await filling(sql, { word: "othercanary", isFull: true })).insert("communications", other.tenantId));
  const admin = acme.as(acme.adam);
  const { jobId } = await askForExport(admin);
  await expect(askForExport(admin)).rejects.toThrow("An export is being made already.");
  await expect(askForExport(acme.ctx)).rejects.toMatchObject({ status: 403 });
  await expect(fetchExport(admin, { jobId })).rejects.toThrow(/404/);
  for (let n = 0; n < 20 && (await everything.job.findUniqueOrThrow({ where: { id: jobId } })).status !== "completed"; n++) await runJob(jobId);
  expect(await everything.outbox.count({ where: { tenantId: acme.tenantId, dedupeKey: `export.ready:${jobId}:${acme.adam.id}` } })).toBe(1);

  const unzipped = unzipSync(new Uint8Array(await (await fetchExport(admin, { jobId })).arrayBuffer()));
  const files = Object.fromEntries(Object.entries(unzipped).map(([name, bytes]) => [name, Buffer.from(bytes)]));
  const tables = Object.keys(files).flatMap((name) => /^tables\/(\w+)-0001\.ndjson\.gz$/.exec(name)?.[1] ?? []);
  const text = Object.entries(files).map(([name, bytes]) => (name.endsWith(".gz") ? gunzipSync(bytes).toString() : bytes.toString())).join("\n");
  expect((await tenantTables()).map(({ name }) => name).filter((name) => !tables.includes(name))).toEqual([...KEPT_BACK]);
  expect(text).not.toMatch(/othercanary/);
  expect([...(await idsOf(other.tenantId))].filter((id) => text.includes(id))).toEqual([]);
  expect(text).not.toMatch(SECRET);
  expect(files[`files/${acme.attachmentId}.txt`]?.toString()).toBe("acmecanary-content");
  expect(JSON.parse(files["contents.json"]?.toString() ?? "")).toMatchObject({ organization: "Acme", tables: { organizations: 1 } });

  await expect(fetchExport(other.as(other.adam), { jobId })).rejects.toThrow(/404/);
  const [part] = Packed.parse((await everything.job.findUniqueOrThrow({ where: { id: jobId } })).result).parts;
  await sweepAttachments({ cursor: null, isOver: () => false });
  const key = `exports/${acme.tenantId}_${jobId}_${part?.table}_1`;
  expect(await storage().sizeOf(key)).toBe(part?.bytes);
  utimesSync(path.join(process.env.ATTACHMENTS_DIR ?? "", key), new Date(0), new Date(0));
  await sweepAttachments({ cursor: null, isOver: () => false });
  expect(await storage().sizeOf(key)).toBeNull();

  const { jobId: erasing } = await erasePerson(admin, { kind: "contact", id: acme.contact.id, confirm: acme.contact.name });
  await runJob(erasing);
  expect(readdirSync(path.join(process.env.ATTACHMENTS_DIR ?? "", "exports")).filter((name) => name.startsWith(acme.tenantId))).toEqual([]);
  await expect(fetchExport(admin, { jobId })).rejects.toThrow("This export is too old and was removed.");
});

test("the export of a person holds what names them, and no secret", async () => {
  const acme = await scene();
  const admin = acme.as(acme.adam);
  const read = async (kind: "user" | "contact", id: string) => (await exportPerson(admin, { kind, id })).text();
  const contact = JSON.parse(await read("contact", acme.contact.id)) as { tables: Record<string, { id: string }[]> };
  expect(contact).toMatchObject({ person: { name: "canary-contact" }, tables: { contacts: [{ id: acme.contact.id }], deal_contacts: [{ id: acme.link.id }], audit_logs: [{ action: "contact.exported" }] } });
  expect(contact.tables.contacts).toHaveLength(1);
  const maya = await read("user", acme.maya.id);
  expect(JSON.parse(maya)).toMatchObject({ tables: { users: [{ id: acme.maya.id }], activities: expect.arrayContaining([expect.objectContaining({ assignedTo: acme.maya.id })]) } });
  expect(maya).not.toMatch(SECRET);
  await expect(exportPerson(acme.ctx, { kind: "user", id: acme.maya.id })).rejects.toMatchObject({ status: 403 });
  await expect(exportPerson({ ...admin, onBehalfOf: { userId: acme.adam.id, impersonationSessionId: crypto.randomUUID() } }, { kind: "user", id: acme.maya.id })).rejects.toMatchObject({ status: 403 });
  await expect(exportPerson(acme.as(acme.adam), { kind: "contact", id: crypto.randomUUID() })).rejects.toThrow(/404/);
});
