import { createServer, type AddressInfo, type Socket } from "node:net";

export type Received = { to: string[]; data: string };

/** A mail server as small as a client needs it. `answer` may refuse a recipient: "550 no such person". */
export async function startSmtp(answer: (to: string) => string = () => "250 ok") {
  const received: Received[] = [];
  const server = createServer((socket) => talk(socket, answer, (mail) => received.push(mail)));
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received, stop: () => new Promise((resolve) => server.close(resolve)) };
}

function talk(socket: Socket, answer: (to: string) => string, keep: (mail: Received) => void) {
  let buffer = "";
  let to: string[] = [];
  let isData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    const [, recipient] = /^RCPT TO:<(.+?)>/i.exec(line) ?? [];
    if (recipient) {
      const reply = answer(recipient);
      if (reply.startsWith("250")) to.push(recipient);
      return say(reply);
    }
    if (/^DATA/i.test(line)) return (isData = true), say("354 go on");
    if (/^QUIT/i.test(line)) return say("221 bye"), socket.end();
    say("250 ok");
  };
  socket.on("error", () => {});
  say("220 test");
  socket.setEncoding("utf8").on("data", (part) => {
    buffer += part;
    for (;;) {
      const end = buffer.indexOf(isData ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const text = buffer.slice(0, end);
      buffer = buffer.slice(end + (isData ? 5 : 2));
      if (!isData) hear(text);
      else {
        keep({ to, data: text });
        [to, isData] = [[], false];
        say("250 kept");
      }
    }
  });
}
