import { Agent, request, type OutgoingHttpHeaders } from "node:http";
import { gunzipSync } from "node:zlib";

export type Answer = { status: number; body: Buffer; headers: Record<string, string | string[] | undefined> };
type Ask = { method?: string; token?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer };

/** One person's browser: a connection that stays open, and their cookie; `staff`: that of a member of the staff. */
export function visitor(origin: string, token: string, { staff = "" } = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string, { method = "GET", headers = {}, body }: Ask = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const outgoing = request(new URL(path, origin), { agent, method, headers: { cookie: [`throughline.session=${token}`, ...(staff ? [`throughline.staff=${staff}`] : [])].join("; "), ...headers } }, (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(parts), headers: incoming.headers }));
        incoming.on("error", reject);
      });
      outgoing.on("error", reject).end(body);
    });
  /** Asks, and insists on 200. */
  const get = async (path: string, headers: OutgoingHttpHeaders = {}) => {
    const answer = await ask(path, { headers });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body.toString().slice(0, 300)}`);
    return answer;
  };
  return { ask, get, close: () => agent.destroy() };
}

/** What travels when the browser takes gzip: bytes on the wire, and what comes out of them. */
export async function zipped(get: ReturnType<typeof visitor>["get"], path: string) {
  const { body, headers } = await get(path, { "accept-encoding": "gzip" });
  const isZipped = headers["content-encoding"] === "gzip";
  return { wire: body.length, text: isZipped ? gunzipSync(body) : body, isZipped };
}
