import { assertReachable, openDatabase } from "./environment.mjs";
import { generateClient } from "./generate.mjs";
import { installMissing } from "./install.mjs";
import { applyMigrations } from "./migrations.mjs";
import { say } from "./say.mjs";

/** Packages, database, roles, migrations, client: what every command needs. @returns the database, which is left at the end */
export async function prepare(atEnd, { generate = true } = {}) {
  await installMissing();
  const database = await openDatabase();
  atEnd(database.leave);
  await assertReachable(database);
  const applied = await applyMigrations(database.owner);
  if (applied.length) say(`Migrated: ${applied.join(", ")}.`);
  if (generate) await generateClient();
  return database;
}
