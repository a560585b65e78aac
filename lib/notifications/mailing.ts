import "server-only";
import nodemailer, { type Transporter } from "nodemailer";
import { z } from "zod";
import { everything } from "@/lib/db/everything";
import { htmlOf } from "./letters";
import { staleness, subject } from "./staleness";
import { Prisma } from "@/lib/generated/prisma/client";

const Letter = z.object({ to: z.email(), subject: z.string(), text: z.string(), html: z.string().optional() });
type Mail = { id: string; payload: unknown; attempts: number };

/** A mail is tried eight times over about an hour, then it has failed. */
const ATTEMPTS = 8;

/** Mails that nobody could be sent: their links do not stay in the database. */
const emptied = Prisma.sql`payload = payload - 'text' - 'html'`;

/** Sends the mails that are due. Without SMTP_URL they are dropped, saying so: everything that is told to people is in their bell as well. */
export async function deliverMails() {
  await dropStale();
  for (const mail of await claimMails()) await send(mail);
}

/** Claimed for two minutes, longer than a server is waited for; a process that dies leaves the mail to the next one, with the same Message-ID. What has moved on since is dropped instead, untried. */
async function claimMails() {
  const mails = await everything.$queryRaw<(Mail & { isStale: boolean })[]>`
    with due as materialized (
      select o.id, ${staleness} as stale from outboxes o ${subject}
      where o.channel = 'EMAIL' and o.state = 'PENDING' and o."nextAttemptAt" <= now() and (o."notBefore" is null or o."notBefore" <= now())
      order by o."nextAttemptAt" limit 20 for update of o skip locked)
    update outboxes o set "nextAttemptAt" = now() + interval '2 minutes', attempts = case when due.stale is null then o.attempts + 1 else 0 end, error = coalesce(due.stale, o.error),
      state = case when due.stale is null then o.state else 'DROPPED_STALE' end, payload = case when due.stale is null then o.payload else o.payload - 'text' - 'html' end
    from due where o.id = due.id returning o.id, o.payload, o.attempts, due.stale is not null as "isStale"`;
  return mails.filter(({ isStale }) => !isStale);
}

function dropStale() {
  const hasServer = Boolean(process.env.SMTP_URL);
  return everything.$executeRaw`
    update outboxes set state = 'DROPPED_STALE', ${emptied}, error = case when ${hasServer} then 'It could not be sent for a day.' else 'No mail server is configured (SMTP_URL).' end
    where channel = 'EMAIL' and state = 'PENDING' and "nextAttemptAt" <= now() and (not ${hasServer} or greatest("createdAt", "notBefore") < now() - interval '1 day')`;
}

async function send({ id, payload, attempts }: Mail) {
  try {
    const letter = Letter.parse(payload);
    await transport().sendMail({ ...letter, html: letter.html ?? htmlOf(letter), headers: { "Auto-Submitted": "auto-generated" }, from: sender(), messageId: `<${id}@${new URL(process.env.APP_URL ?? "http://localhost").hostname}>` });
    await everything.$executeRaw`update outboxes set state = 'SENT', "sentAt" = now(), error = null, ${emptied} where id = ${id}::uuid`;
  } catch (error) {
    await failed(id, attempts, error);
  }
}

/** 30 s, 1, 2, 4 … minutes; what the server refuses for good (5xx) is not tried again. */
async function failed(id: string, attempts: number, error: unknown) {
  const code = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  const isFinal = code >= 500 || attempts >= ATTEMPTS || error instanceof z.ZodError;
  const reason = String(error).slice(0, 500);
  if (isFinal) await everything.$executeRaw`update outboxes set state = 'FAILED', error = ${reason}, ${emptied} where id = ${id}::uuid`;
  else await everything.$executeRaw`update outboxes set error = ${reason}, "nextAttemptAt" = now() + make_interval(secs => ${15 * 2 ** attempts}::int) where id = ${id}::uuid`;
}

const kept: { url?: string; transporter?: Transporter } = {};

function transport() {
  const url = process.env.SMTP_URL ?? "";
  if (!kept.transporter || kept.url !== url) {
    kept.transporter?.close();
    Object.assign(kept, { url, transporter: nodemailer.createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }) });
  }
  return kept.transporter as Transporter;
}

function sender() {
  return process.env.MAIL_FROM ?? `Throughline <no-reply@${new URL(process.env.APP_URL ?? "http://localhost").hostname}>`;
}
