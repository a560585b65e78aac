import "server-only";
import type { z } from "zod";
import { answer, attempt, type Command, type Outcome, type Refused } from "@/lib/action";
import { contextOfKey, findContext, findWatcher, type Ctx } from "@/lib/auth/context";
import type { Permission } from "@/lib/auth/permissions";
import { limit } from "@/lib/auth/rate-limits";
import { once } from "@/lib/db/once";
import type { FileType } from "@/lib/sheets/media";

export type Segments = { params: Promise<Record<string, string>> };

/** A request's body may not be larger; files and streams have routes of their own. */
const LARGEST_BODY = 1_000_000;

/** `creates`: answers 201 and takes an Idempotency-Key. `isPolled`: asked by a page by itself, so it is nobody's activity. */
type Options = { creates?: boolean; isPolled?: boolean };

/** So many requests a minute for each key. */
export const KEY_LIMIT = { limit: 600, seconds: 60, sentence: "This key sent more than 600 requests in a minute. Wait and try again." };

/**
 * The same command for machines: by a person's session or by an API key, to which lib/auth/permissions.ts opens the permission with a scope or not at all.
 * The input is the query, the body and the URL's segments; the URL wins. If-Match names the version that was read.
 */
export function route<S extends z.ZodType, T>(permission: Permission, input: S, command: Command<S, T>, { creates = false, isPolled = false }: Options = {}) {
  const answering = async (request: Request, { params }: Segments): Promise<Response> => {
    const ctx = await enter(request, { isPolled });
    if (ctx instanceof Response) return ctx;
    const raw = await inputOf(request, params);
    if (raw instanceof Response) return raw;
    const key = creates ? keyOf(request) : null;
    if (key instanceof Response) return key;
    const asked = { key: key ?? "", route: `${request.method} ${new URL(request.url).pathname}`, request: raw };
    const run: Command<S, T> = key === null ? command : (ctx, data) => once(ctx, asked, () => command(ctx, data));
    return responseTo(await attempt(ctx, permission, input, run, raw), creates ? 201 : 200);
  };
  return described(answering, { permission, input, status: creates ? 201 : 200, takesKey: creates });
}

/** What a route takes and whom it lets in: /api/openapi.json is made of it. `takesKey`: an Idempotency-Key. `isStream`: its input is the query; the body has a description of its own, or is a file of one of the types it `accepts`. */
export type RouteSpec = { permission: Permission; input: z.ZodType; status: number; takesKey?: boolean; isStream?: true; accepts?: readonly FileType[] };

export function described<H extends (...asked: never[]) => unknown>(answering: H, spec: RouteSpec) {
  return Object.assign(answering, { spec });
}

/** Who asks: a key says so itself (as a Bearer; other schemes are a proxy's business) and wins over a cookie, a person comes with the cookie. Or the answer to nobody (401), or to a key that asks too often (429). */
export async function enter(request: Request, { isPolled = false } = {}): Promise<Ctx | Response> {
  const sent = request.headers.get("authorization") ?? "";
  if (!/^Bearer(\s|$)/i.test(sent)) return (await (isPolled ? findWatcher() : findContext())) ?? problem(401, "Sign in first.");
  const secret = /^Bearer +(\S{1,200})$/i.exec(sent)?.[1];
  const ctx = secret ? await contextOfKey(secret) : null;
  if (!ctx) return problem(401, "This key is unknown, expired or revoked.", {}, { "www-authenticate": "Bearer" });
  const counted = await answer(() => limit(`key:${ctx.actor.id}`, KEY_LIMIT));
  return counted.ok ? ctx : refused(counted);
}

/** The Idempotency-Key of a request, or the answer to one that is none. */
export function keyOf(request: Request): string | null | Response {
  const key = request.headers.get("idempotency-key");
  return key === null || /^[\x21-\x7e]{1,200}$/.test(key) ? key : problem(400, "An Idempotency-Key is 1 to 200 letters, digits and signs.");
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
  return outcome.ok ? said(outcome.value, status) : refused(outcome);
}

/** A command may answer with a Response of its own (a download); everything else is JSON. */
function said(value: unknown, status: number) {
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

export function refused({ status, message, fields, conflict, retryAfter }: Refused) {
  return problem(status, message, { ...(fields && { errors: fields }), ...(conflict && { conflict }) }, retryAfter ? { "retry-after": String(retryAfter) } : {});
}

/** RFC 9457 problem details. */
export function problem(status: number, detail: string, more: object = {}, headers: Record<string, string> = {}) {
  return Response.json({ status, detail, ...more }, { status, headers: { "content-type": "application/problem+json", ...headers } });
}
