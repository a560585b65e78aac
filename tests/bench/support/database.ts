import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { createTestDatabase, prepareTestServer, testName } from "../../../bin/support/test-database.mjs";
import { readMigrations } from "../../../bin/support/migrations.mjs";
import { findTenant, seed, SIZES, type Size, type Tenant } from "./seeding";

const SEEDED = "bench_seeded";
export type Database = { owner: string; app: string; ops: string; admin: string; tenants: Record<Size, Tenant>; drop: () => Promise<void> };

/** A copy of the seeded database, for one run. Seeding takes a minute, so it is done anew only when the migrations, the seed or the day changed. */
export async function openDatabase(): Promise<Database> {
  const { adminUrl } = await prepareTestServer();
  const seeded = fingerprint();
  if ((await comment(adminUrl)) !== seeded) {
    const { owner } = await createTestDatabase(SEEDED);
    await withClient(owner, seedAll);
    await withClient(adminUrl, (admin) => admin.query(`comment on database ${testName(SEEDED)} is '${seeded}'`));
  }
  const urls = await createTestDatabase("bench", { template: SEEDED });
  await withClient(urls.owner, (owner) => owner.query("vacuum (analyze)"));
  const tenants = await withClient(urls.owner, async (owner) => {
    const found: Partial<Record<Size, Tenant>> = {};
    for (const size of Object.keys(SIZES) as Size[]) found[size] = await findTenant(owner, size);
    return found as Record<Size, Tenant>;
  });
  return { ...urls, admin: adminUrl, tenants };
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function seedAll(owner: Client) {
  for (const [size, count] of Object.entries(SIZES) as [Size, number][]) {
    const begun = Date.now();
    await seed(owner, size);
    console.log(`Seeded ${count.toLocaleString("en-US")} deals in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
  }
}

async function comment(adminUrl: string) {
  const { rows } = await withClient(adminUrl, (admin) => admin.query<{ seeded: string | null }>("select shobj_description(oid, 'pg_database') as seeded from pg_database where datname = $1", [testName(SEEDED)]));
  return rows[0]?.seeded ?? null;
}

function fingerprint() {
  const text = ["seeding.ts", "rows.ts"].map((file) => readFileSync(path.join(import.meta.dirname, file), "utf8")).join("");
  const day = new Date().toISOString().slice(0, 10);
  return createHash("sha256").update(JSON.stringify([day, text, readMigrations().map(({ name, checksum }: { name: string; checksum: string }) => [name, checksum])])).digest("hex");
}
