import "server-only";
import type { z } from "zod";
import { attempt } from "@/lib/action";
import type { Ctx } from "@/lib/auth/context";
import type { Permission } from "@/lib/auth/permissions";
import { refuse } from "@/lib/refusal";
import { described, enter, keyOf, problem, refused, type Segments } from "@/lib/route";
import type { FileType } from "@/lib/sheets/media";

/** A file on its way in: read it once, from the beginning. `key`: its Idempotency-Key, where the route takes one. */
export type Incoming = { body: AsyncIterable<Uint8Array>; key?: string };
/** `type`: the media type that was named, without its parameters; "" when none was. */
type Receiver<S extends z.ZodType<object>, T> = (ctx: Ctx, input: z.output<S> & Incoming, type: string) => Promise<T>;
/** `accepts`: the media types of files that are read; /api/openapi.json says so. Without: the body is described by itself. `takesKey`: an Idempotency-Key, which the command honours. */
type Terms = { bytes: number; tooLarge: string; status?: number; accepts?: readonly FileType[]; takesKey?: true };

/**
 * A command that is given a file. The input is the query and the address, the file is the body, and it is never held in memory as a whole.
 * A length announced above `bytes` is refused unread with the sentence `tooLarge`; the command counts what really comes.
 */
export function upload<S extends z.ZodType<object>, T>(permission: Permission, input: S, { bytes, tooLarge, status = 200, accepts, takesKey }: Terms, receive: Receiver<S, T>) {
  const answering = async (request: Request, segments?: Segments): Promise<Response> => {
    const ctx = await enter(request);
    if (ctx instanceof Response) return closing(ctx);
    const refusal = tooLong(request, { bytes, tooLarge });
    if (refusal) return refusal;
    const key = takesKey ? keyOf(request) : null;
    if (key instanceof Response) return closing(key);
    const query = { ...Object.fromEntries(new URL(request.url).searchParams), ...(await segments?.params) };
    const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
    const outcome = await attempt(ctx, permission, input, (who, read) => receive(who, { ...read, body: pour(request), ...(key && { key }) }, type), query);
    if (outcome.ok) return Response.json(outcome.value, { status, headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" } });
    return closing(refused(outcome));
  };
  return described(answering, { permission, input, status, isStream: true, ...(accepts && { accepts }), ...(takesKey && { takesKey }) });
}

/** The answer to a length announced above the limit; null when it may come. */
export function tooLong(request: Request, { bytes, tooLarge }: { bytes: number; tooLarge: string }) {
  return Number(request.headers.get("content-length") ?? 0) > bytes ? closing(problem(413, tooLarge)) : null;
}

/** Hands the body on as it arrives. Whoever stops reading leaves the connection whole, so that the answer still reaches the sender. */
export async function* pour({ body }: Request): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader() ?? refuse("Send the file as the body of the request.", 400);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** What was not read is not wanted: the connection ends with the answer. */
export function closing(response: Response) {
  response.headers.set("connection", "close");
  return response;
}
