import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { LIMITS } from "@/lib/telemetry/rules";
import { revokeKey } from "@/lib/keys/commands";
import { isSomebodyHere } from "@/lib/jobs/courtesy";
import { keyOf } from "../keys/asking";
import { row, telemetryScene } from "./scene";

const { POST } = await import("@/app/api/telemetry/route");

const post = async (headers: Record<string, string>, body: string, address = "http://localhost/api/telemetry") => {
  const response = await POST(new Request(address, { method: "POST", headers: { "content-type": "application/json", ...headers }, body }));
  return { status: response.status, headers: response.headers, said: (await response.json()) as Record<string, unknown> };
};

test("a program sends with its key, hears 202 and what became of its rows, and its key is told apart from others", async () => {
  const s = await telemetryScene();
  const { headers, keyId } = await keyOf(s, ["telemetry.write"]);
  const json = await post(headers, JSON.stringify({ batchId: "one", values: [row(1), row("none")] }));
  expect(json).toMatchObject({ status: 202, said: { batchId: "one", accepted: 1, duplicates: 0, rejected: 1, rejections: [{ row: 2, code: "wrong_type" }] } });
  const lines = await post({ ...headers, "content-type": "application/x-ndjson; charset=utf-8" }, `${JSON.stringify(row(1))}\n`, "http://localhost/api/telemetry?batchId=two");
  expect(lines).toMatchObject({ status: 202, said: { batchId: "two", accepted: 0, duplicates: 1 } });
  expect((await s.db((tx) => tx.telemetryBatch.findMany({ orderBy: { id: "asc" }, select: { batchId: true, apiKeyId: true } })))).toEqual([{ batchId: "one", apiKeyId: keyId }, { batchId: "two", apiKeyId: keyId }]);
});

test("an Idempotency-Key has a JSON request taken once, and answered the same; another request under it is refused, and a stream has none", async () => {
  const s = await telemetryScene();
  const { headers } = await keyOf(s, ["telemetry.write"]);
  const keyed = { ...headers, "idempotency-key": "one" };
  const [first, again] = [await post(keyed, JSON.stringify({ values: [row(1), row("none")] })), await post(keyed, JSON.stringify({ values: [row(1), row("none")] }))];
  expect([first.status, again.status, again.said]).toEqual([202, 202, first.said]);
  expect(first.said).toMatchObject({ accepted: 1, rejected: 1 });
  expect((await post(keyed, JSON.stringify({ values: [row(2)] }))).status).toBe(422);
  expect((await post({ ...keyed, "content-type": "application/x-ndjson" }, JSON.stringify(row(2)))).status).toBe(400);
  expect([(await s.values()).map(({ value }) => value), await s.db((tx) => tx.telemetryBatch.count())]).toEqual([[1], 1]);
});

test("a revoked key, an expired one and one without the scope send nothing", async () => {
  const s = await telemetryScene();
  const [revoked, expired, reads] = [await keyOf(s, ["telemetry.write"]), await keyOf(s, ["telemetry.write"]), await keyOf(s, ["crm.read", "crm.write"])];
  await revokeKey(s.as(s.adam), { keyId: revoked.keyId });
  await s.db((tx) => tx.apiKey.update({ where: { id: expired.keyId }, data: { expiresAt: new Date(0) } }));
  const body = JSON.stringify({ values: [row(1)] });
  expect([await post(revoked.headers, body), await post(expired.headers, body), await post({}, body), await post(reads.headers, body)].map(({ status }) => status)).toEqual([401, 401, 401, 403]);
  expect(await s.values()).toEqual([]);
});

test("what cannot be read is answered with problem details and changes nothing", async () => {
  const s = await telemetryScene();
  const { headers } = await keyOf(s, ["telemetry.write"]);
  const asked = [
    post(headers, "{"), post(headers, JSON.stringify({ values: 1 })), post({ ...headers, "content-type": "text/csv" }, "a"),
    post({ ...headers, "content-length": String(LIMITS.streamBytes + 1) }, "{}"), post(headers, "{}", "http://localhost/api/telemetry?batchId="),
  ];
  for (const [n, answer] of (await Promise.all(asked)).entries()) expect([answer.status, answer.headers.get("content-type"), answer.said]).toEqual([[400, 422, 415, 413, 422][n], "application/problem+json", expect.objectContaining({ detail: expect.any(String) })]);
  expect(await s.db((tx) => tx.telemetryBatch.count())).toBe(0);
});

test("a key that is revoked in mid-stream ends the stream: what came before is taken, what comes after is not", async () => {
  const s = await telemetryScene();
  const { headers, keyId } = await keyOf(s, ["telemetry.write"]);
  await expect.poll(isSomebodyHere, { timeout: 5000 }).toBe(false); // nobody of the tests before: the stream is taken in whole chunks
  const line = (n: number) => Buffer.from(`${JSON.stringify(row(n, { observedAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString() }))}\n`);
  async function* body() {
    for (let n = 0; n < LIMITS.chunk; n++) yield line(n);
    while ((await s.values()).length < LIMITS.chunk) await new Promise((resolve) => setTimeout(resolve, 20));
    await revokeKey(s.as(s.adam), { keyId });
    for (let n = LIMITS.chunk; n <= 2 * LIMITS.chunk; n++) yield line(n);
  }
  const response = await POST(new Request("http://localhost/api/telemetry?batchId=long", { method: "POST", headers: { ...headers, "content-type": "application/x-ndjson" }, body: Readable.toWeb(Readable.from(body())) as ReadableStream, duplex: "half" } as RequestInit));
  expect([response.status, await response.json()]).toEqual([401, expect.objectContaining({ detail: "This key has expired or was revoked meanwhile. What came before is taken." })]);
  expect((await s.values()).length).toBe(LIMITS.chunk);
});
