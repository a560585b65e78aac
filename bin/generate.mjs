import { command } from "./support/command.mjs";
import { generateClient } from "./support/generate.mjs";
import { installMissing } from "./support/install.mjs";

await command(async () => {
  await installMissing();
  await generateClient();
});
