import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** argon2id with the parameters OWASP recommends (19 MiB, two passes). */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string) {
  return hash(password, strength);
}

let decoy: Promise<string> | undefined;

/** Without a stored hash it still does the work, so that time tells nobody whether an account exists. */
export async function isPassword(stored: string | null | undefined, given: string) {
  decoy ??= hashPassword("nobody's password");
  const right = await verify(stored ?? (await decoy), given);
  return right && Boolean(stored);
}
