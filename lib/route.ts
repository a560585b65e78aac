import "server-only";
import type { z } from "zod";
import { attempt, type Command, type Outcome, type Refused } from "@/lib/action";
import { findContext } from "@/lib/auth/context";
import type { Permission } from "@/lib/auth/permissions";

export type Segments = { params: Promise<Record<string, string>> };

/** A request's body may not be larger; files and streams have routes of their own. */
const LARGEST_BODY = 1_000_000;

/** The same command for machines. The input is the query, the body and the URL's segments; the URL wins. */
export function route<S extends z.ZodType, T>(permission: Permission, input: S, command: Command<S, T>) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    const ctx = await findContext();
    if (!ctx) return problem(401, "Sign in first.");
    const raw = await inputOf(request, params);
    return raw instanceof Response ? raw : responseTo(await attempt(ctx, permission, input, command, raw));
  };
}

/** Everything a request says, or the answer to one that cannot be read. */
export async function inputOf(request: Request, params: Segments["params"]): Promise<object | Response> {
  const body = await readBody(request);
  if (body instanceof Response) return body;
  return { ...Object.fromEntries(new URL(request.url).searchParams), ...body, ...(await params) };
}

export function responseTo(outcome: Outcome<unknown>) {
  return outcome.ok ? answer(outcome.value) : refused(outcome);
}

/** A command may answer with a Response of its own (a download); everything else is JSON. */
function answer(value: unknown) {
  return value instanceof Response ? value : Response.json(value ?? null, { headers: { "cache-control": "no-store" } });
}

async function readBody(request: Request): Promise<object | Response> {
  if (request.method === "GET" || request.method === "DELETE") return {};
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_BODY) return problem(413, "The body is larger than 1 MB.");
  const text = await request.text();
  if (text.length > LARGEST_BODY) return problem(413, "The body is larger than 1 MB.");
  if (!text) return {};
  try {
    const body: unknown = JSON.parse(text);
    return body && typeof body === "object" && !Array.isArray(body) ? body : problem(400, "The body must be a JSON object.");
  } catch {
    return problem(400, "The body is not JSON.");
  }
}

function refused({ status, message, fields, conflict }: Refused) {
  return problem(status, message, { ...(fields && { errors: fields }), ...(conflict && { conflict }) });
}

/** RFC 9457 problem details. */
export function problem(status: number, detail: string, more: object = {}) {
  return Response.json({ status, detail, ...more }, { status, headers: { "content-type": "application/problem+json" } });
}
