"use client";

/** Dialogs add one style element of their own while they hold the page still; it needs the page's nonce, which its scripts carry. */
if (typeof document !== "undefined") Object.assign(globalThis, { __webpack_nonce__: document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce });

export function StyleNonce() {
  return null;
}
