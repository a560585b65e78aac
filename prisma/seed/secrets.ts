/** Known to everybody on purpose: the demo prints the codes it makes. Base32, 160 bits. */
export function demoSecret(key: string) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  return Array.from({ length: 32 }, (_, n) => letters[((key.codePointAt(n % key.length) ?? 0) * (n + 7)) % 32]).join("");
}
