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
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.url("the address of the storage, such as https://s3.example.com").optional(),
  S3_REGION: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  ATTACHMENTS_DIR: z.string().optional(),
  ATTACHMENTS_QUOTA_MB: z.coerce.number("a number of megabytes").positive("a number of megabytes").optional(),
  VERCEL: z.string().optional(),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().optional(),
}).superRefine(({ S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, VERCEL }, ctx) => {
  const fault = (name: string, message: string) => ctx.addIssue({ code: "custom", path: [name], message });
  if (VERCEL && !S3_BUCKET) fault("S3_BUCKET", "files need a bucket here: this platform keeps no folder, and a body of more than 4.5 MB does not pass");
  if (!S3_BUCKET && (S3_ENDPOINT || S3_ACCESS_KEY_ID || S3_SECRET_ACCESS_KEY)) fault("S3_BUCKET", "the name of the bucket the other S3 settings are for");
  if (Boolean(S3_ACCESS_KEY_ID) !== Boolean(S3_SECRET_ACCESS_KEY)) fault(S3_ACCESS_KEY_ID ? "S3_SECRET_ACCESS_KEY" : "S3_ACCESS_KEY_ID", "the other half of the access key");
}).refine(({ INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY, INNGEST_DEV }) => !INNGEST_EVENT_KEY || INNGEST_SIGNING_KEY || INNGEST_DEV, {
  path: ["INNGEST_SIGNING_KEY"], message: "INNGEST_EVENT_KEY needs its signing key: without it every call of the server is refused", when: ({ issues }) => issues.every(({ path = [] }) => !String(path[0]).startsWith("INNGEST")),
});

/** Called once at start-up: one message that names every fault. */
export function assertConfigured() {
  const { error } = Env.safeParse(process.env);
  if (error) throw new Error(`The configuration is not complete.\n${z.prettifyError(error)}`);
}
