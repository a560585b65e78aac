import { afterEach, beforeEach, expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { deliverMails } from "@/lib/notifications/mailing";
import { startSmtp } from "../support/smtp";

beforeEach(() => everything.outbox.deleteMany());
afterEach(() => void delete process.env.SMTP_URL);

const letter = { subject: "Set a new password", text: "The link works once:\n\nhttp://localhost/reset/a-secret" };
const written = (to: string, more = {}) => everything.outbox.create({ data: { channel: "EMAIL", recipient: to, dedupeKey: crypto.randomUUID(), payload: { to, ...letter }, ...more } });
const again = (id: string) => everything.outbox.findUniqueOrThrow({ where: { id } });

test("a mail goes out once, however many deliver, and its link does not stay in the database", async () => {
  const smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
  const { id } = await written("maya@acme.test");
  await Promise.all(Array.from({ length: 8 }, () => deliverMails()));
  expect(smtp.received).toHaveLength(1);
  expect(smtp.received[0]?.to).toEqual(["maya@acme.test"]);
  expect(smtp.received[0]?.data).toContain("Subject: Set a new password");
  expect(smtp.received[0]?.data).toContain(`Message-ID: <${id}@localhost>`);
  expect(smtp.received[0]?.data).toContain("http://localhost/reset/a-secret");
  expect(await again(id)).toMatchObject({ state: "SENT", attempts: 1, payload: { to: "maya@acme.test", subject: letter.subject } });
  expect(JSON.stringify((await again(id)).payload)).not.toContain("a-secret");
});

test("without a mail server a mail is dropped, saying why", async () => {
  const { id } = await written("maya@acme.test");
  await deliverMails();
  expect(await again(id)).toMatchObject({ state: "DROPPED_STALE", error: "No mail server is configured (SMTP_URL).", payload: { to: "maya@acme.test" } });
});

test("a server that cannot be reached is tried again later, eight times", async () => {
  const smtp = await startSmtp();
  await smtp.stop();
  process.env.SMTP_URL = smtp.url;
  const { id } = await written("maya@acme.test");
  await deliverMails();
  const first = await again(id);
  expect(first).toMatchObject({ state: "PENDING", attempts: 1, error: expect.stringContaining("ECONNREFUSED") });
  expect(first.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 20_000);
  await deliverMails();
  expect(await again(id)).toMatchObject({ attempts: 1 });
  await everything.outbox.update({ where: { id }, data: { attempts: 7, nextAttemptAt: new Date(0) } });
  await deliverMails();
  expect(await again(id)).toMatchObject({ state: "FAILED", attempts: 8 });
});

test("an address the server refuses is not tried again, and the others still go", async () => {
  const smtp = await startSmtp((to) => (to.startsWith("gone") ? "550 no such person" : "250 ok"));
  process.env.SMTP_URL = smtp.url;
  const { id } = await written("gone@acme.test");
  const other = await written("maya@acme.test");
  await deliverMails();
  expect(await again(id)).toMatchObject({ state: "FAILED", attempts: 1, error: expect.stringContaining("550") });
  expect(await again(other.id)).toMatchObject({ state: "SENT" });
});

test("a mail that could not be sent for a day is stale", async () => {
  process.env.SMTP_URL = (await startSmtp()).url;
  const { id } = await written("maya@acme.test", { createdAt: new Date(Date.now() - 90_000_000) });
  await deliverMails();
  expect(await again(id)).toMatchObject({ state: "DROPPED_STALE", error: "It could not be sent for a day." });
});

test("a mail that waits over a weekend for its reader's next morning is not stale on that morning: its day begins when it may go", async () => {
  const smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
  const createdAt = new Date(Date.now() - 3 * 86_400_000);
  const waiting = await written("maya@acme.test", { createdAt, notBefore: new Date(Date.now() + 60_000) });
  const ready = await written("otto@acme.test", { createdAt, notBefore: new Date(Date.now() - 60_000) });
  const late = await written("adam@acme.test", { createdAt, notBefore: new Date(Date.now() - 90_000_000) });
  await deliverMails();
  expect(smtp.received.flatMap(({ to }) => to)).toEqual(["otto@acme.test"]);
  expect([(await again(waiting.id)).state, (await again(ready.id)).state, (await again(late.id)).state]).toEqual(["PENDING", "SENT", "DROPPED_STALE"]);
});
