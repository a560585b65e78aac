import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import { listExports } from "../isolation/exports";
import { keyOf } from "../keys/asking";
import { telemetryScene } from "../telemetry/scene";
import { serve } from "./serving";

const { GET } = await import("@/app/api/openapi.json/route");

const run = promisify(execFile);
const DATA = path.resolve(import.meta.dirname, "../../.data");
/** A stranger's program: all it knows of us are the types that openapi-typescript makes of our description, by the command docs/api.md names. */
const PROGRAM = `
import createClient from "openapi-fetch";
import type { paths } from "./throughline";

const { API = "", KEY = "" } = process.env;
const client = createClient<paths>({ baseUrl: API, headers: { authorization: \`Bearer \${KEY}\` } });
const values = [{ customer: "cust-1", product: "prod-1", task: "task-1", attribute: "active_users", value: 14, observedAt: "2026-06-01T12:00:00Z" }];
const sent = await client.POST("/api/telemetry", { params: { header: { "Idempotency-Key": "generated-1" } }, body: { batchId: "generated", values } });
const held = await client.GET("/api/adoption/assignments", { params: { query: { limit: 10 } } });
const planId = held.data?.rows[0]?.planId ?? "";
const read = await client.GET("/api/adoption/plans/{planId}", { params: { path: { planId } } });
const lost = await client.GET("/api/adoption/plans/{planId}", { params: { path: { planId: crypto.randomUUID() } } });
const seen = read.data?.tasks.flatMap((task) => task.attributes).find((attribute) => attribute.name === "active_users");
console.log(JSON.stringify({ sent: [sent.response.status, sent.data?.accepted], name: read.data?.name, seen: seen?.value, lost: [lost.response.status, lost.error?.detail] }));
`;

test("a client generated from the description compiles, sends telemetry and reads the plan over HTTP; what the description does not know does not compile", { timeout: 120_000 }, async () => {
  const folder = folderOf({ "openapi.json": await GET().text(), "sender.mts": PROGRAM, "wrong.mts": PROGRAM.replace('task: "task-1", ', "").replace("/api/adoption/assignments", "/api/adoption/assignment") });
  await run(process.execPath, [path.resolve(DATA, "../node_modules/openapi-typescript/bin/cli.js"), "openapi.json", "-o", "throughline.d.ts"], { cwd: folder, timeout: 60_000 });
  const faults = faultsOf(["sender.mts", "wrong.mts"].map((file) => path.join(folder, file)));
  expect(faults.filter((fault) => !fault.startsWith("wrong.mts"))).toEqual([]);
  expect(faults.length).toBeGreaterThanOrEqual(2);

  const s = await telemetryScene();
  const { secret } = await keyOf(s, ["telemetry.write", "crm.read"]);
  const address = await serve(await listExports("app", /(^|\/)route\.ts$/));
  const compiled = path.join(folder, "sender.mjs");
  writeFileSync(compiled, ts.transpileModule(PROGRAM, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } }).outputText);
  const { stdout } = await run(process.execPath, [compiled], { env: { ...process.env, API: address, KEY: secret }, timeout: 20_000 });
  expect(JSON.parse(stdout)).toEqual({ sent: [202, 1], name: "Production", seen: 14, lost: [404, expect.any(String)] });
  expect((await s.values()).map(({ value }) => value)).toEqual([14]);
});

/** A folder below the repository, so that the program finds its packages. */
function folderOf(files: Record<string, string>) {
  mkdirSync(DATA, { recursive: true });
  const folder = mkdtempSync(path.join(DATA, "client-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

function faultsOf(files: string[]) {
  const program = ts.createProgram(files, { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: ["node"], typeRoots: [path.resolve(DATA, "../node_modules/@types")], lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"] });
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => `${path.basename(file?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}
