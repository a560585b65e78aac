import "server-only";
import { toDataURL } from "qrcode";

/** A picture that needs no request: the secret in it never leaves the page. */
export function qrOf(text: string) {
  return toDataURL(text, { margin: 1, width: 200 });
}
