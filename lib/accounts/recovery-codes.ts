import "server-only";
import { randomInt } from "node:crypto";
import { fingerprint } from "@/lib/auth/secrets";

const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten codes such as "k7qm-2xtd-9fhw", shown once; each opens the second step once. */
export function newRecoveryCodes() {
  return Array.from({ length: 10 }, () => [group(), group(), group()].join("-"));
}

/** How a code is stored and compared: without dashes, spaces and capitals. */
export function hashRecoveryCode(code: string) {
  return fingerprint(code.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

function group() {
  return Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}
