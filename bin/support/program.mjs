import { command } from "./command.mjs";
import { ownerEnvironment } from "./environment.mjs";
import { prepare } from "./prepare.mjs";
import { run } from "./processes.mjs";
import { typescript } from "./tools.mjs";

/** Runs one of our TypeScript programs with the arguments given, the database up and migrated. @returns its exit code */
export const program = (file, args = process.argv.slice(2)) =>
  command(async ({ atEnd }) => {
    const database = await prepare(atEnd);
    return run(process.execPath, typescript(file, args), { env: ownerEnvironment(database, process.env.PORT || 3000) });
  });
