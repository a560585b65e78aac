import { testProgram } from "./support/test-program.mjs";

await testProgram("tests/chaos/run.ts");
