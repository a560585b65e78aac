import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Exported } from "../isolation/exports";

/** The routes behind a real HTTP server, for a program that is not ours; answers where it listens. */
export async function serve(routes: readonly Exported[]) {
  const ways = routes.map(({ key, call }) => {
    const [folder = "", method = ""] = key.split("#");
    return { method, call, path: new RegExp(`^/${folder.replace(/\[(\w+)\]/g, "(?<$1>[^/]+)")}$`) };
  });
  const respond = async (asked: IncomingMessage) => {
    const [url, method, body] = [new URL(asked.url ?? "/", "http://localhost"), asked.method ?? "GET", await textOf(asked)];
    const way = ways.find((each) => each.method === method && each.path.test(url.pathname));
    const headers = Object.entries(asked.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const request = new Request(url, { method, headers, ...(body && { body }) });
    const params = Promise.resolve({ ...way?.path.exec(url.pathname)?.groups });
    return ((await way?.call(request, { params })) ?? new Response(null, { status: 404 })) as Response;
  };
  const server = createServer((asked, answer) => {
    void respond(asked).then(async (said) => answer.writeHead(said.status, Object.fromEntries(said.headers)).end(await said.text())).catch((error: unknown) => answer.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function textOf(asked: IncomingMessage) {
  let text = "";
  for await (const part of asked.setEncoding("utf8")) text += String(part);
  return text;
}
