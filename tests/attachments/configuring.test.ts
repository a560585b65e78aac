import { afterEach, expect, test } from "vitest";
import { assertConfigured } from "@/lib/env";

const NAMES = ["S3_BUCKET", "S3_ENDPOINT", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "VERCEL", "ATTACHMENTS_QUOTA_MB"];
afterEach(() => {
  for (const name of NAMES) delete process.env[name];
});

test("a folder needs no configuration; a bucket needs its name and both halves of its key; where nothing is kept, a bucket", () => {
  expect(() => assertConfigured()).not.toThrow();
  const told = (env: Record<string, string>) => {
    for (const name of NAMES) delete process.env[name];
    Object.assign(process.env, env);
    try {
      assertConfigured();
      return "";
    } catch (error) {
      return String(error);
    }
  };
  expect(told({ VERCEL: "1" })).toContain("files need a bucket here");
  expect(told({ VERCEL: "1", S3_BUCKET: "files" })).toBe("");
  expect(told({ S3_ENDPOINT: "http://localhost:9000" })).toContain("S3_BUCKET");
  expect(told({ S3_BUCKET: "files", S3_ACCESS_KEY_ID: "a" })).toContain("S3_SECRET_ACCESS_KEY");
  expect(told({ S3_BUCKET: "files", S3_ENDPOINT: "not an address" })).toContain("S3_ENDPOINT");
  expect(told({ ATTACHMENTS_QUOTA_MB: "-1" })).toContain("ATTACHMENTS_QUOTA_MB");
});
