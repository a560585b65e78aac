import "server-only";
import { strangerContext } from "@/lib/auth/context";
import { findConnectionFor, findConnectionTenant } from "@/lib/auth/lookups";
import { limit } from "@/lib/auth/rate-limits";
import { decrypt } from "@/lib/auth/secrets";
import { hashToken } from "@/lib/auth/sessions";
import type { Claims } from "@/lib/auth/single-sign-on";
import { within, type Tx } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";
import type { FindProvider } from "../rules";
import { beginSession } from "./signing-in";

const nobody = "00000000-0000-0000-0000-000000000000";

/** Which company's sign-in serves an address; by its domain, so the answer tells nothing about people. */
export async function findProvider({ email }: FindProvider) {
  await limit(`provider:${hashToken(email)}`, { limit: 20, seconds: 60 });
  const found = (await findConnectionFor(email)) ?? refuse("No company sign-in is set up for this address. Use your password.");
  return { providerId: found.connectionId };
}

/** A company's identity provider, with its secret, for next-auth; null when it is off or never was. */
export async function findCompany(connectionId: string) {
  const tenantId = await findConnectionTenant(connectionId);
  if (!tenantId) return null;
  const found = await within(strangerContext(tenantId, nobody), (tx) => tx.oidcConnection.findUnique({ where: { id: connectionId }, select: { id: true, issuer: true, clientId: true, clientSecret: true, domains: true } }));
  return found && { ...found, clientSecret: decrypt(found.clientSecret), tenantId };
}
export type Company = NonNullable<Awaited<ReturnType<typeof findCompany>>>;

/** Opens a session for whom the company has proven: known by its subject, or once by an address of the company's own domains. Makes nobody. */
export async function admitByCompany({ tenantId, domains }: Company, claims: Claims) {
  if (!claims.sub) return null;
  const userId = await within(strangerContext(tenantId, nobody), (tx) => findPerson(tx, claims, domains));
  if (!userId) return null;
  return (await beginSession(strangerContext(tenantId, userId), userId, true)).token;
}

async function findPerson(tx: Tx, { sub, email, email_verified }: Claims, domains: string[]) {
  const known = await tx.user.findFirst({ where: { ssoSubject: sub }, select: { id: true, isActive: true } });
  if (known) return known.isActive ? known.id : null;
  const address = email?.toLowerCase() ?? "";
  if (email_verified === false || !domains.includes(address.split("@")[1] ?? "")) return null;
  const [linked] = await tx.user.updateManyAndReturn({ where: { email: address, isActive: true, ssoSubject: null }, data: { ssoSubject: sub, mustChangePassword: false }, select: { id: true } });
  return linked?.id ?? null;
}
