import { testProgram } from "./support/test-program.mjs";

await testProgram("tests/screenshots.ts");
