import { existsSync, rmSync } from "node:fs";
import { outside } from "./support/account.mjs";
import { command } from "./support/command.mjs";
import { HOME } from "./support/environment.mjs";
import { countLeases } from "./support/leases.mjs";
import { data } from "./support/places.mjs";
import { postmaster, shutDown } from "./support/cluster.mjs";
import { say, Stop } from "./support/say.mjs";

await command(async () => {
  const home = HOME();
  if (countLeases(`${home}/users`)) throw new Stop("The embedded database is in use: stop `npm start` first.");
  const clusters = [`${home}/data`, `${outside(home)}/data`];
  for (const cluster of clusters) if (postmaster(cluster)) await shutDown(cluster);
  const existed = existsSync(home);
  for (const folder of [home, outside(home), data("files")]) rmSync(folder, { recursive: true, force: true });
  say(existed ? "The embedded database and its attachments are gone; `npm start` makes new ones." : "There is no embedded database.");
});
