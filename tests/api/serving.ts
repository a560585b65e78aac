import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { onTestFinished } from "vitest";
import type { Exported } from "../isolation/exports";

/** The routes behind a real HTTP server, for a program that is not ours; answers where it listens. */
export async function serve(routes: readonly Exported[]) {
  const ways = routes.map(({ key, call }) => {
    const [folder = "", method = ""] = key.split("#");
    return { method, call, path: new RegExp(`^/${folder.replace(/\[(\w+)\]/g, "(?<$1>[^/]+)")}$`) };
  });
  const server = createServer((asked, answer) => {
    const url = new URL(asked.url ?? "/", "http://localhost");
    const way = ways.find(({ method, path }) => method === asked.method && path.test(url.pathname));
    const headers = Object.entries(asked.headers).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]));
    const hasBody = asked.method !== "GET" && asked.method !== "HEAD";
    const request = new Request(url, { method: asked.method ?? "GET", headers, ...(hasBody && { body: Readable.toWeb(asked), duplex: "half" }) } as RequestInit);
    const params = Promise.resolve({ ...way?.path.exec(url.pathname)?.groups });
    void (way?.call(request, { params }) ?? Promise.resolve(new Response(null, { status: 404 }))).then((said) => {
      const { status, headers: told, body } = said as Response;
      answer.writeHead(status, Object.fromEntries(told));
      if (body) Readable.fromWeb(body as ReadableStream).pipe(answer);
      else answer.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
