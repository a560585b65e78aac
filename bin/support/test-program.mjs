import { command } from "./command.mjs";
import { generateClient } from "./generate.mjs";
import { installMissing } from "./install.mjs";
import { run } from "./processes.mjs";
import { prepareTestServer } from "./test-database.mjs";
import { QUIET, typescript } from "./tools.mjs";

/** Runs a program of `tests/` on the tests' server, with the arguments given. @returns its exit code */
export const testProgram = (file) =>
  command(async ({ atEnd }) => {
    await installMissing();
    await generateClient();
    const server = await prepareTestServer();
    atEnd(server.release);
    return run(process.execPath, typescript(file, process.argv.slice(2)), { env: { ...process.env, ...QUIET } });
  });
