import "server-only";
import { Secret, TOTP } from "otpauth";
import { decrypt, encrypt } from "@/lib/auth/secrets";

/** What every authenticator app understands (RFC 6238). */
const shape = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** 160 random bits in base32. */
export function newSecret() {
  return new Secret({ size: 20 }).base32;
}

/** A base32 secret as it is stored: User.totpSecret, InternalUser.totpSecret. */
export function sealSecret(secret: string) {
  return encrypt(secret);
}

/** The six digits of this moment, for whoever knows the secret: tests and the demo's sign-ins. */
export function currentCode(secret: string, at = Date.now()) {
  return totpOf(secret).generate({ timestamp: at });
}

/** What the QR code says to an authenticator app. */
export function enrolmentUri(secret: string, { issuer, account }: { issuer: string; account: string }) {
  return new TOTP({ ...shape, issuer, label: account, secret: Secret.fromBase32(secret) }).toString();
}

/** The 30-second step a code belongs to, one step of drift either way; null when it is wrong. Whoever asks refuses a step that was used before. */
export function stepOfCode(sealed: string, code: string, at = Date.now()) {
  if (!/^\d{6}$/.test(code)) return null;
  const drift = totpOf(decrypt(sealed)).validate({ token: code, timestamp: at, window: 1 });
  return drift === null ? null : TOTP.counter({ period: shape.period, timestamp: at }) + drift;
}

function totpOf(secret: string) {
  return new TOTP({ ...shape, secret: Secret.fromBase32(secret) });
}
