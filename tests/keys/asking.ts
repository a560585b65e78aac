import { createKey } from "@/lib/keys/commands";
import type { Scope } from "@/lib/keys/scopes";
import type { World } from "../support/world";

/** A key of an organization, and how a program asks with it. */
export async function keyOf(w: World, scopes: Scope[], { days = 30, name = "Exporter" } = {}) {
  const { keyId, secret } = await createKey(w.as(w.adam), { name, scopes, days });
  return { keyId, secret, headers: { authorization: `Bearer ${secret}` } };
}

type Handler = (request: Request, segments: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Sent = { method?: string; headers?: Record<string, string>; query?: Record<string, string>; params?: Record<string, string>; body?: object };

/** Calls a route's handler as Next would; the answer's body is read. */
export async function ask(handler: Handler, { method = "GET", headers = {}, query = {}, params = {}, body }: Sent = {}) {
  const request = new Request(`http://localhost/api?${new URLSearchParams(query)}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, said: (text.startsWith("{") ? JSON.parse(text) : null) as Record<string, unknown> | null };
}
