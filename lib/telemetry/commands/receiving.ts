import "server-only";
import type { z } from "zod";
import { validated } from "@/lib/action";
import type { Ctx } from "@/lib/auth/context";
import { once } from "@/lib/db/once";
import { refuse } from "@/lib/refusal";
import type { Incoming } from "@/lib/upload";
import { readLines } from "../lines";
import { inChunks, readJson, readValues } from "../reading";
import { SendTelemetry, type ReceiveTelemetry, type TelemetryAnswer } from "../rules";
import { ingest } from "./ingesting";

/** What a product sends: one JSON object, or NDJSON that is taken in as it comes. Without a batchId the batch is named here. With an Idempotency-Key a JSON request is taken as a whole, once. */
export async function receiveTelemetry(ctx: Ctx, { batchId, body, key }: z.output<typeof ReceiveTelemetry> & Incoming, type: string): Promise<TelemetryAnswer> {
  if (isLines(type) && key) refuse("An Idempotency-Key goes with JSON. A stream is sent again under its batchId: what is there is a duplicate.", 400);
  if (isLines(type)) return ingest(ctx, { batchId: batchId ?? crypto.randomUUID(), source: "api" }, inChunks(readLines(body)));
  if (!["", "application/json", "text/plain"].includes(type)) refuse("Send application/json or application/x-ndjson.", 415);
  const sent = validated(SendTelemetry, await readJson(body));
  const request = { batchId: sent.batchId ?? batchId ?? null, values: sent.values };
  const take = () => ingest(ctx, { batchId: request.batchId ?? crypto.randomUUID(), source: "api", isWhole: Boolean(key) }, inChunks([readValues(sent.values)]));
  return key ? once(ctx, { key, route: "POST /api/telemetry", request }, take) : take();
}

function isLines(type: string) {
  return ["application/x-ndjson", "application/jsonl", "application/x-jsonlines"].includes(type);
}
