import { testProgram } from "./support/test-program.mjs";

await testProgram("tests/bench/run.ts");
