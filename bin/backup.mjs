import path from "node:path";
import { command } from "./support/command.mjs";
import { dump } from "./support/dump.mjs";
import { assertReachable, openDatabase } from "./support/environment.mjs";
import { installMissing } from "./support/install.mjs";
import { data } from "./support/places.mjs";
import { say } from "./support/say.mjs";

/** `npm run backup [-- FOLDER]`: the database and the local attachments. Attachments in a bucket are backed up where they are. */
await command(async ({ atEnd }) => {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(":", "");
  const folder = path.resolve(process.env.INIT_CWD ?? ".", process.argv[2] ?? data("backups", moment));
  await installMissing();
  const database = await openDatabase();
  atEnd(database.leave);
  await assertReachable(database);
  const { tables, files } = await dump(database.admin ?? database.owner, folder, process.env.ATTACHMENTS_DIR ?? data("files"));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  say(`${rows} rows of ${tables.length} tables and ${files} attachments are in ${folder}`);
});
