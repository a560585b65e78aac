import path from "node:path";
import { command } from "./support/command.mjs";
import { markDemo } from "./support/demo.mjs";
import { assertReachable, openDatabase } from "./support/environment.mjs";
import { installMissing } from "./support/install.mjs";
import { load } from "./support/load.mjs";
import { data } from "./support/places.mjs";
import { say, Stop } from "./support/say.mjs";

/** `npm run restore -- FOLDER [--replace]`: what `npm run backup` wrote. */
await command(async ({ atEnd }) => {
  const [folder] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  if (!folder) throw new Stop("Say which backup: npm run restore -- FOLDER [--replace]");
  await installMissing();
  const database = await openDatabase();
  atEnd(database.leave);
  await assertReachable(database);
  const options = { replace: process.argv.includes("--replace"), attachments: process.env.ATTACHMENTS_DIR ?? data("files") };
  const { madeAt, tables, files } = await load(database.owner, path.resolve(process.env.INIT_CWD ?? ".", folder), options);
  if (database.embedded) markDemo(); // what was restored is not to be mixed with demo data
  say(`Restored ${tables.reduce((sum, table) => sum + table.rows, 0)} rows and ${files} attachments of ${madeAt}.`);
});
