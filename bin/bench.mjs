import { testProgram } from "./support/test-program.mjs";

process.env.TEST_SERVER = "durable";
await testProgram("tests/bench/run.ts");
