import "server-only";

/** With Microsoft Entra ID configured staff sign in there and nowhere else; without it by e-mail, password and code. */
export function isEntraConfigured() {
  return Boolean(process.env.ENTRA_TENANT_ID && process.env.ENTRA_CLIENT_ID && process.env.ENTRA_CLIENT_SECRET);
}
