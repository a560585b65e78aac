import { up } from "./support/up.mjs";

await up("start");
