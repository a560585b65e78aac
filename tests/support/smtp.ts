import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** `data` as it came over the line; `text` and `html` as they are read. */
export type Received = { to: string[]; data: string; text: string; html: string; user?: string };

/** A real mail server. `answer` may refuse a recipient: "550 no such person", or put it off: "451 later". */
export async function startSmtp(answer: (to: string) => string = () => "250 ok", more: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"], logger: false, ...more,
    onRcptTo({ address }, _, done) {
      const [, code = "250", said = ""] = /^(\d+) (.*)$/.exec(answer(address)) ?? [];
      done(code === "250" ? null : Object.assign(new Error(said), { responseCode: Number(code) }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const data = Buffer.concat(parts).toString();
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), data, text: partOf(data, "text/plain"), html: partOf(data, "text/html"), ...(typeof session.user === "string" && { user: session.user }) });
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, url: `smtp://127.0.0.1:${port}`, received, stop: () => new Promise<void>((resolve) => server.close(resolve)) };
}

/** One part of a message of several, decoded. */
function partOf(data: string, type: string) {
  const [, head = "", body = ""] = new RegExp(`(Content-Type: ${type}[\\s\\S]*?)\\r\\n\\r\\n([\\s\\S]*?)\\r\\n--`).exec(data) ?? [];
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString();
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
