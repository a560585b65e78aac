import { testProgram } from "./support/test-program.mjs";

await testProgram("tests/faults/run.ts");
