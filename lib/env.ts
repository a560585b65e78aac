import { z } from "zod";

const Env = z.object({
  DATABASE_URL: z.url("the address of the database for the role app"),
  OPS_DATABASE_URL: z.url("the address of the database for the role ops"),
  APP_SECRET: z.string("at least 32 random characters").min(32, "at least 32 random characters"),
  APP_URL: z.url("the address people open, such as https://crm.example.com"),
  CRON_SECRET: z.string().min(16).optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  INNGEST_DEV: z.string().optional(),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().optional(),
}).refine(({ INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY, INNGEST_DEV }) => !INNGEST_EVENT_KEY || INNGEST_SIGNING_KEY || INNGEST_DEV, {
  path: ["INNGEST_SIGNING_KEY"], message: "INNGEST_EVENT_KEY needs its signing key: without it every call of the server is refused", when: ({ issues }) => issues.every(({ path = [] }) => !String(path[0]).startsWith("INNGEST")),
});

/** Called once at start-up: one message that names every fault. */
export function assertConfigured() {
  const { error } = Env.safeParse(process.env);
  if (error) throw new Error(`The configuration is not complete.\n${z.prettifyError(error)}`);
}
