import "server-only";
import type { Claims, Provider } from "@/lib/auth/single-sign-on";
import { everything } from "@/lib/db/everything";
import { isEntraConfigured } from "../../entra";
import { beginStaffSession } from "./signing-in";

/** The vendor's Microsoft Entra ID, one directory; ENTRA_ISSUER for the national clouds. Null when it is not configured. */
export function findEntra(): Provider | null {
  const { ENTRA_TENANT_ID: directory, ENTRA_CLIENT_ID: clientId = "", ENTRA_CLIENT_SECRET: clientSecret = "", ENTRA_ISSUER } = process.env;
  if (!isEntraConfigured()) return null;
  return { id: "entra", clientId, clientSecret, issuer: ENTRA_ISSUER ?? `https://login.microsoftonline.com/${directory}/v2.0` };
}

/** Opens a staff session for whom the directory has proven: known by its object id, or once by address. Makes nobody. */
export async function admitByEntra({ oid, sub, email, preferred_username }: Claims) {
  const azureAdId = oid ?? sub;
  if (!azureAdId) return null;
  const known = await everything.internalUser.findUnique({ where: { azureAdId }, select: { id: true, isActive: true } });
  const id = known ? (known.isActive ? known.id : null) : await link(azureAdId, (email ?? preferred_username ?? "").toLowerCase());
  return id && (await beginStaffSession(id)).token;
}

async function link(azureAdId: string, email: string) {
  const [linked] = await everything.internalUser.updateManyAndReturn({ where: { email, isActive: true, azureAdId: null }, data: { azureAdId }, select: { id: true } });
  return linked?.id ?? null;
}
