import { afterEach, beforeEach, expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { deliverEverything } from "@/lib/events/announce";
import { listDeadLetters } from "@/lib/notifications/queries";
import { deliverMails } from "@/lib/notifications/mailing";
import { notify } from "@/lib/notifications/outbox";
import { startSmtp } from "../support/smtp";
import { world } from "../support/world";

beforeEach(() => everything.outbox.deleteMany());
afterEach(() => void delete process.env.SMTP_URL);

const letterTo = (to: string, more = {}, tenantId: string | null = null) => everything.outbox.create({ data: { tenantId, channel: "EMAIL", recipient: to, dedupeKey: crypto.randomUUID(), payload: { to, subject: "News", text: "Hello", ...more } } });
const again = (id: string) => everything.outbox.findUniqueOrThrow({ where: { id } });

test("a mail is text and a plain page, and what somebody typed stays words in both", async () => {
  const smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
  const typed = `<img src=x onerror=alert(1)> "Zoë" & Co <script>alert('1')</script>`;
  await letterTo("maya@acme.test", { subject: `About ${typed}`, text: `${typed}\n\nOpen it here:\nhttp://localhost/deals/1?a=1&b=2\n\njavascript:alert(1)` });
  await deliverMails();
  const [mail] = smtp.received;
  expect(mail?.text).toContain(typed);
  expect(mail?.html).toContain("&#60;img src=x onerror=alert(1)&#62; &#34;Zoë&#34; &#38; Co");
  expect(mail?.html).toContain(`<a href="http://localhost/deals/1?a=1&#38;b=2"`);
  expect(mail?.html.match(/<(?!\/?(?:html|head|meta|title|body|div|p|br|a)\b|!doctype)[^>]*>/g)).toBeNull();
  expect(mail?.html).not.toMatch(/href="(?!http)/);
  expect(mail?.data).toContain("Auto-Submitted: auto-generated");
});

test("a line break in an address or a subject begins no header of its own", async () => {
  const smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
  await letterTo("maya@acme.test", { subject: "One\r\nBcc: thief@evil.test\r\n\r\nBody" });
  await letterTo("maya@acme.test\r\nBcc: thief@evil.test");
  await deliverMails();
  expect(smtp.received.flatMap(({ to }) => to)).not.toContain("thief@evil.test");
  for (const { data } of smtp.received) expect(data.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/im);
});

test("a server that asks for a name and a password gets them", async () => {
  const smtp = await startSmtp(undefined, {
    disabledCommands: ["STARTTLS"], allowInsecureAuth: true, authOptional: false,
    onAuth: ({ username, password }, _, done) => done(username === "line" && password === "p@ss/word" ? null : new Error("no"), { user: username }),
  });
  process.env.SMTP_URL = `smtp://line:${encodeURIComponent("p@ss/word")}@127.0.0.1:${smtp.port}`;
  const { id } = await letterTo("maya@acme.test");
  await deliverMails();
  expect([smtp.received[0]?.user, (await again(id)).state]).toEqual(["line", "SENT"]);
});

test("a server that puts a mail off is asked again later, and the same mail then goes once", async () => {
  let isBusy = true;
  const smtp = await startSmtp(() => (isBusy ? "451 try again later" : "250 ok"));
  process.env.SMTP_URL = smtp.url;
  const { id } = await letterTo("maya@acme.test");
  await deliverMails();
  const waits = async () => (await again(id)).nextAttemptAt.getTime() - Date.now();
  expect([(await again(id)).state, await waits()]).toEqual(["PENDING", expect.toSatisfy((ms: number) => ms > 25_000 && ms <= 30_000)]);
  await everything.outbox.update({ where: { id }, data: { nextAttemptAt: new Date(0) } });
  await deliverMails();
  expect(await waits()).toBeGreaterThan(55_000);
  isBusy = false;
  await everything.outbox.update({ where: { id }, data: { nextAttemptAt: new Date(0) } });
  await deliverMails();
  await deliverMails();
  expect([smtp.received.length, await again(id)]).toEqual([1, expect.objectContaining({ state: "SENT", attempts: 3, error: null })]);
});

test("an administrator sees which mails of theirs did not arrive and why, and nobody else's", async () => {
  const smtp = await startSmtp((to) => (to.startsWith("gone") ? "550 no such person" : "250 ok"));
  process.env.SMTP_URL = smtp.url;
  const [acme, other] = [await world(), await world()];
  await letterTo("gone@acme.test", {}, acme.tenantId);
  await letterTo("maya@acme.test", {}, acme.tenantId);
  await letterTo("gone@other.test", {}, other.tenantId);
  await deliverMails();
  expect(await listDeadLetters(acme.as(acme.adam))).toEqual([expect.objectContaining({ recipient: "gone@acme.test", subject: "News", error: expect.stringContaining("550") })]);
  await expect(listDeadLetters(acme.ctx)).rejects.toMatchObject({ status: 403 });
});

test("with or without a mail server a message is in the bell", async () => {
  for (const isConfigured of [false, true]) {
    const { ctx, maya, db } = await world();
    if (isConfigured) process.env.SMTP_URL = (await startSmtp()).url;
    await db((tx) => notify(tx, ctx, { userId: maya.id, kind: "note.mentioned", key: "one", title: "Otto mentions you", href: "/deals" }));
    await deliverEverything();
    expect([isConfigured, await db((tx) => tx.notification.findMany({ where: { userId: maya.id }, select: { title: true } }))]).toEqual([isConfigured, [{ title: "Otto mentions you" }]]);
  }
});
