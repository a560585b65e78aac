import { program } from "./support/program.mjs";

await program("prisma/admin.ts");
