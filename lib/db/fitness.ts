import "server-only";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { app } from "./client";
import { everything } from "./everything";

type Role = { name: string; isSuper: boolean; bypasses: boolean; owned: bigint };
type Migration = { name: string; isFinished: boolean };

/** Refuses to serve, with one message that names every fault, when a role could walk through the walls or the database is half migrated. */
export async function assertFit() {
  await awaitDatabase();
  const faults = [...(await listRoleFaults()), ...(await listMigrationFaults())];
  if (faults.length > 0) throw new Error(`The app does not start with this database.\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
}

/** What is wrong with the two roles: each must be plain and own nothing, or row-level security would not hold for it. */
export async function listRoleFaults(clients = { DATABASE_URL: app, OPS_DATABASE_URL: everything }): Promise<string[]> {
  const [tenant, ops] = [await roleOf(clients.DATABASE_URL), await roleOf(clients.OPS_DATABASE_URL)];
  const faults = Object.entries({ DATABASE_URL: tenant, OPS_DATABASE_URL: ops }).flatMap(([variable, { name, isSuper, bypasses, owned }]) => [
    ...(isSuper ? [`The role "${name}" of ${variable} is a superuser.`] : []),
    ...(!isSuper && bypasses ? [`The role "${name}" of ${variable} has BYPASSRLS.`] : []),
    ...(!isSuper && owned > 0n ? [`The role "${name}" of ${variable} owns tables, or may act for their owner.`] : []),
  ]);
  return tenant.name === ops.name ? [...faults, `DATABASE_URL and OPS_DATABASE_URL name the same role "${ops.name}": the first would see every tenant.`] : faults;
}

/** What is wrong with the migrations: none, one that stopped half-way, or fewer than this code was written for (where their folder is at hand). */
export async function listMigrationFaults(folder = path.join(process.cwd(), "prisma/migrations")): Promise<string[]> {
  const applied = await listMigrations();
  if (applied.length === 0) return ["The database has not been migrated: run the migrations first."];
  const unfinished = applied.filter(({ isFinished }) => !isFinished).map(({ name }) => name);
  const finished = new Set(applied.filter(({ isFinished }) => isFinished).map(({ name }) => name));
  const missing = foldersIn(folder).filter((name) => !finished.has(name) && !unfinished.includes(name));
  return [
    ...(unfinished.length > 0 ? [`Migrations stopped half-way: ${unfinished.join(", ")}.`] : []),
    ...(missing.length > 0 ? [`Migrations have not been applied: ${missing.join(", ")}.`] : []),
  ];
}

async function roleOf(client: typeof app): Promise<Role> {
  const [role] = await client.$queryRaw<Role[]>`
    select r.rolname as name, r.rolsuper as "isSuper", r.rolbypassrls as bypasses,
      (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname = 'public' and pg_has_role(r.oid, c.relowner, 'member')) as owned
    from pg_roles r where r.rolname = current_user`;
  if (!role) throw new Error("the database does not know its own role");
  return role;
}

async function listMigrations(): Promise<Migration[]> {
  const [there] = await everything.$queryRaw<{ isThere: boolean }[]>`select to_regclass('"_prisma_migrations"') is not null as "isThere"`;
  if (!there?.isThere) return [];
  return everything.$queryRaw<Migration[]>`
    select migration_name as name, finished_at is not null as "isFinished" from "_prisma_migrations" where rolled_back_at is null order by 1`;
}

function foldersIn(folder: string) {
  return existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(path.join(folder, name, "migration.sql"))) : [];
}

/** A database that is just being started again is waited for, for a minute. */
async function awaitDatabase() {
  for (const end = Date.now() + 60_000; ; ) {
    try {
      return await Promise.all([app.$queryRaw`select 1`, everything.$queryRaw`select 1`]);
    } catch (error) {
      if (Date.now() > end) throw new Error(`The database cannot be reached: ${error instanceof Error ? (error.message.trim().split("\n").at(-1) ?? "") : String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
