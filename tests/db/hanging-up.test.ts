import { connect as dial, createServer, type AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { app, connect } from "@/lib/db/client";

const lines = { isHeld: false };
const operator = createServer((client) => {
  const { hostname, port } = new URL(process.env.DATABASE_URL ?? "");
  const server = dial(Number(port), hostname);
  const kept: Buffer[] = [];
  client.pipe(server);
  server.on("data", (part) => void (lines.isHeld ? kept.push(part) : client.write(part)));
  server.on("end", () => client.end(Buffer.concat(kept)));
  for (const end of [client, server]) end.on("error", () => [client, server].forEach((other) => other.destroy()));
});
await new Promise<void>((resolve) => operator.listen(0, "127.0.0.1", resolve));
afterAll(() => void operator.close());

test("a server that goes between two owners of one connection refuses whoever asks next, and nothing else ends with it", async () => {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.host = `127.0.0.1:${(operator.address() as AddressInfo).port}`;
  const one = connect(url.href, 1);
  const [{ pid } = { pid: 0 }] = await one.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;

  lines.isHeld = true; // the answer and the farewell arrive in one breath
  const answered = one.$queryRaw`select 'answered' as it`.then((rows) => rows);
  const refused = expect(one.$transaction((tx) => tx.$queryRaw`select 1`)).rejects.toThrow();
  await expect.poll(() => app.$queryRaw`select 1 from pg_stat_activity where pid = ${pid} and state = 'idle' and query like '%answered%'`).toHaveLength(1);
  await app.$queryRaw`select pg_terminate_backend(${pid}::int)`;
  expect(await answered).toEqual([{ it: "answered" }]);
  await refused;

  lines.isHeld = false;
  expect(await one.$queryRaw`select 1 as again`).toEqual([{ again: 1 }]);
  await one.$disconnect();
});
