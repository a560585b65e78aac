import { build } from "./build.mjs";
import { command } from "./command.mjs";
import { loadDemo, signIns, wantsDemo } from "./demo.mjs";
import { appEnvironment } from "./environment.mjs";
import { choosePort } from "./ports.mjs";
import { prepare } from "./prepare.mjs";
import { say, Stop } from "./say.mjs";
import { endOrphans, serve } from "./serve.mjs";

/** Everything from a clean clone to a served app, until Ctrl-C. @param {"start" | "dev"} mode */
export const up = (mode) =>
  command(async ({ atEnd }) => {
    const database = await prepare(atEnd);
    database.supervise();
    await endOrphans();
    const port = await choosePort(process.env.PORT);
    const demo = wantsDemo(database);
    if (demo) await loadDemo(database, port);
    const env = appEnvironment(database, port);
    if (mode === "start" && (await build(env)) !== 0) throw new Stop("The app could not be built: see the message above.");
    atEnd(await serve(mode, port, env));
    if (demo) say(`\n${await signIns(database, port)}\n`);
    say(`Ready: http://localhost:${port}`);
    await new Promise(() => setInterval(() => {}, 2 ** 30)); // a pending promise alone does not keep Node alive
  }, { interrupted: 0 });
