import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { isFrame } from "./statements";

/**
 * Stands between the app and PostgreSQL and notes every statement that is executed: what a request costs is counted where it
 * arrives, whatever library sent it. It reads the frontend's messages only: Query, Parse, Bind, Execute.
 */
export async function openProxy(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const executed: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const read = reader((text) => !isFrame(text) && executed.push(text));
    client.on("data", (part: Buffer) => { read(part); upstream.write(part); });
    upstream.on("data", (part) => client.write(part));
    for (const [one, other] of [[client, upstream], [upstream, client]] as const) {
      sockets.add(one.setNoDelay());
      one.on("close", () => other.destroy()).on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const through = (url: string) => Object.assign(new URL(url), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` }).href;
  const close = () => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  };
  /** The statements executed while `work` runs. */
  const during = async (work: () => Promise<unknown>) => {
    executed.length = 0;
    await work();
    return [...executed];
  };
  return { through, during, close };
}

/** Takes the stream apart: a start-up message without a type, then type (one byte), length (four), content. */
function reader(onExecute: (text: string) => void) {
  const prepared = new Map<string, string>();
  const portals = new Map<string, string>();
  let rest = Buffer.alloc(0);
  let isStarted = false;
  const message = (type: string, content: Buffer) => {
    const [first = "", second = ""] = content.toString("utf8").split("\0");
    if (type === "Q") onExecute(first);
    if (type === "P") prepared.set(first, second);
    if (type === "B") portals.set(first, prepared.get(second) ?? "");
    if (type === "E") onExecute(portals.get(first) ?? "");
  };
  return (part: Buffer) => {
    rest = Buffer.concat([rest, part]);
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = rest.readUInt32BE(head) + head;
      if (rest.length < length) return;
      if (isStarted) message(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, length));
      isStarted = true;
      rest = rest.subarray(length);
    }
  };
}
