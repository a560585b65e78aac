import "server-only";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** For what must be read again (authenticator and client secrets): AES-256-GCM under a key drawn from APP_SECRET, as "v1.<iv, tag and text in base64url>". */
export function encrypt(plain: string) {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor("encrypt"), iv);
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64url")}`;
}

/** Throws when the text was changed or APP_SECRET is another one. */
export function decrypt(sealed: string) {
  const bytes = Buffer.from(sealed.replace(/^v1\./, ""), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyFor("encrypt"), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** For what is only compared and short enough to be guessed from a stolen table: a keyed hash. */
export function fingerprint(text: string) {
  return createHmac("sha256", keyFor("fingerprint")).update(text).digest("hex");
}

function keyFor(purpose: string) {
  const secret = process.env.APP_SECRET;
  if (!secret) throw new Error("APP_SECRET is not set");
  return Buffer.from(hkdfSync("sha256", secret, "throughline", purpose, 32));
}
