import "server-only";
import type { z } from "zod";
import { attempt, type Command, type Outcome, type Refused } from "@/lib/action";
import { findContext, findWatcher } from "@/lib/auth/context";
import type { Permission } from "@/lib/auth/permissions";
import { once } from "@/lib/db/once";

export type Segments = { params: Promise<Record<string, string>> };

/** A request's body may not be larger; files and streams have routes of their own. */
const LARGEST_BODY = 1_000_000;

/** `creates`: answers 201 and takes an Idempotency-Key. `isPolled`: asked by a page by itself, so it is nobody's activity. */
type Options = { creates?: boolean; isPolled?: boolean };

/** The same command for machines. The input is the query, the body and the URL's segments; the URL wins. If-Match names the version that was read. */
export function route<S extends z.ZodType, T>(permission: Permission, input: S, command: Command<S, T>, { creates = false, isPolled = false }: Options = {}) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    const ctx = await (isPolled ? findWatcher() : findContext());
    if (!ctx) return problem(401, "Sign in first.");
    const raw = await inputOf(request, params);
    if (raw instanceof Response) return raw;
    const key = creates ? request.headers.get("idempotency-key") : null;
    if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key)) return problem(400, "An Idempotency-Key is 1 to 200 letters, digits and signs.");
    const asked = { key: key ?? "", route: `${request.method} ${new URL(request.url).pathname}`, request: raw };
    const run: Command<S, T> = key === null ? command : (ctx, data) => once(ctx, asked, () => command(ctx, data));
    return responseTo(await attempt(ctx, permission, input, run, raw), creates ? 201 : 200);
  };
}

/** Everything a request says, or the answer to one that cannot be read. */
export async function inputOf(request: Request, params: Segments["params"]): Promise<object | Response> {
  const body = await readBody(request);
  if (body instanceof Response) return body;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(request.headers.get("if-match") ?? "")?.[1];
  return { ...queryOf(new URL(request.url)), ...(version && { version: Number(version) }), ...body, ...(await params) };
}

/** A parameter given more than once is a list. */
function queryOf({ searchParams }: URL) {
  return Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).length > 1 ? searchParams.getAll(name) : searchParams.get(name)]));
}

export function responseTo(outcome: Outcome<unknown>, status = 200) {
  return outcome.ok ? answer(outcome.value, status) : refused(outcome);
}

/** A command may answer with a Response of its own (a download); everything else is JSON. */
function answer(value: unknown, status: number) {
  return value instanceof Response ? value : Response.json(value ?? null, { status, headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" } });
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
