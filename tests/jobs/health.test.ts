import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { beforeEach, expect, test, vi } from "vitest";
import { GET } from "@/app/api/health/route";
import { GET as getJob } from "@/app/api/jobs/[jobId]/route";
import { app } from "@/lib/db/client";
import { everything } from "@/lib/db/everything";
import { assertFit, listMigrationFaults, listRoleFaults } from "@/lib/db/fitness";
import { assertConfigured } from "@/lib/env";
import { reportError } from "@/lib/errors/reporting";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { beat } from "@/lib/jobs/heartbeats";
import { asOwner } from "../audit/scene";
import { signInAs } from "../isolation/browser";
import { leave } from "../isolation/jar";
import { world } from "../support/world";

const health = async (headers = {}) => {
  const response = await GET(new Request("http://local/api/health", { headers }));
  return { status: response.status, ...((await response.json()) as object) };
};
const trusted = { authorization: "Bearer a secret for the tests" };

beforeEach(async () => {
  leave();
  await everything.heartbeat.deleteMany();
  await beat("relay");
});

test("strangers hear only that all is well; who holds the secret hears what is", async () => {
  expect(await health()).toEqual({ status: 200, ok: true });
  expect(await health(trusted)).toEqual({ status: 200, ok: true, database: expect.stringMatching(/^answers in \d+ ms$/), migrations: "all applied", background: expect.stringMatching(/^relay ran \d s ago$/) });
});

test("an administrator hears what is; a colleague hears what strangers hear", async () => {
  const { adam, maya } = await world();
  await signInAs(adam);
  expect(await health()).toHaveProperty("migrations");
  await signInAs(maya);
  expect(await health()).toEqual({ status: 200, ok: true });
});

test("when nobody does the background work, the app serves on and says that not all is well", async () => {
  await everything.heartbeat.updateMany({ data: { at: new Date(Date.now() - 3_600_000) } });
  expect(await health()).toEqual({ status: 200, ok: false });
});

test("a half-migrated database serves nothing and stops the start; so does one that was never migrated or is behind", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "migrations-"));
  mkdirSync(path.join(folder, "9999_to_come"));
  writeFileSync(path.join(folder, "9999_to_come/migration.sql"), "select 1");
  expect(await listMigrationFaults(folder)).toEqual(["Migrations have not been applied: 9999_to_come."]);

  await asOwner(`insert into "_prisma_migrations" (id, checksum, migration_name) values ('x', 'x', '9998_broken')`);
  expect(await health()).toEqual({ status: 503, ok: false });
  await expect(assertFit()).rejects.toThrow("The app does not start with this database.\n- Migrations stopped half-way: 9998_broken.");
  await asOwner(`delete from "_prisma_migrations" where id = 'x'`);
  await assertFit();
});

test("roles that could walk through the walls stop the start, each fault by name", async () => {
  expect(await listRoleFaults()).toEqual([]);
  const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.TEST_OWNER_URL ?? "" }) }) as typeof app;
  expect(await listRoleFaults({ DATABASE_URL: app, OPS_DATABASE_URL: owner })).toEqual([`The role "owner" of OPS_DATABASE_URL owns tables, or may act for their owner.`]);
  expect(await listRoleFaults({ DATABASE_URL: everything, OPS_DATABASE_URL: everything })).toEqual([`DATABASE_URL and OPS_DATABASE_URL name the same role "ops": the first would see every tenant.`]);
  await owner.$disconnect();
});

test("configuration that is missing, malformed or half stops the start, every fault by name", () => {
  vi.stubEnv("APP_URL", "not an address");
  vi.stubEnv("APP_SECRET", "short");
  vi.stubEnv("INNGEST_EVENT_KEY", "a-key");
  expect(() => assertConfigured()).toThrow(/The configuration is not complete\.[^]*at least 32 random characters[^]*APP_SECRET[^]*APP_URL[^]*INNGEST_SIGNING_KEY/);
  vi.unstubAllEnvs();
  expect(() => assertConfigured()).not.toThrow();
});

test("a report holds no secrets, and never fails itself", async () => {
  const error = new Error('connect postgres://ops:hunter2@db/x with {"password":"swordfish1"} and Bearer abcdefghijkl');
  const id = await reportError({ kind: "route", error, route: "GET /api/x" });
  const { message, stack } = await everything.appError.findFirstOrThrow({ where: { requestId: id } });
  expect(message).toBe('connect postgres://…@db/x with {"password":"…"} and Bearer …');
  expect(stack).not.toContain("hunter2");
});

test("GET /api/jobs/[id] tells how a job stands, to its organization only", async () => {
  const [mine, other] = [await world(), await world()];
  const job = await everything.job.create({ data: { tenantId: mine.tenantId, type: "trash_purge", payload: { secret: 1 }, status: "processing", progress: { done: 1, total: 4 }, createdByKind: "SYSTEM", createdByName: "System" } });
  const ask = () => getJob(new Request(`http://local/api/jobs/${job.id}`), { params: Promise.resolve({ jobId: job.id }) });
  expect((await ask()).status).toBe(401);
  for (const [scene, status] of [[other, 404], [mine, 200]] as const) {
    await signInAs(scene.vera);
    expect((await ask()).status).toBe(status);
  }
  const seen = (await (await ask()).json()) as object;
  expect(seen).toMatchObject({ id: job.id, status: "processing", progress: { done: 1, total: 4 }, result: null, error: null });
  expect(seen).not.toHaveProperty("payload");
});
