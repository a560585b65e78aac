import { command } from "./support/command.mjs";
import { query } from "./support/database.mjs";
import { openDatabase } from "./support/environment.mjs";
import { installMissing } from "./support/install.mjs";
import { say, Stop } from "./support/say.mjs";

await command(async ({ atEnd }) => {
  const sql = process.argv.slice(2).join(" ");
  if (!sql.trim()) throw new Stop('Say what to run: npm run sql -- "select 1"');
  await installMissing();
  const database = await openDatabase();
  atEnd(database.leave);
  const rows = await query(database.owner, sql).catch((error) => {
    throw new Stop(`${error.message}${error.hint ? ` (${error.hint})` : ""}`);
  });
  say(JSON.stringify(rows ?? [], null, 2));
});
