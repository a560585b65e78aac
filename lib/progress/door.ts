import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { clientContext, findContext, type Ctx } from "@/lib/auth/context";
import { findProgressLink, listClientProjects } from "@/lib/auth/lookups";
import { limit } from "@/lib/auth/rate-limits";
import { decrypt, encrypt } from "@/lib/auth/secrets";
import { addressOf, cookieOptions } from "@/lib/auth/sessions";
import { within } from "@/lib/db/within";
import { Refusal } from "@/lib/refusal";
import type { Level } from "./rules";

/** Who came, by which door: `email` and `until` are the link's. */
export type Guest = { name: string; email: string | null; until: string | null };
/** An open door: the client in the seller's organization, at one project. */
export type Door = Readonly<{ ctx: Ctx; projectId: string; level: Level; guest: Guest }>;
/** A link that is bound to an address, before the code was typed. */
export type Lock = Readonly<{ ctx: Ctx; linkId: string; projectId: string; email: string }>;
export type Entrance = { door: Door; lock: null } | { door: null; lock: Lock };

/** A code that was typed opens a link for twelve hours in this browser. */
const PROOF_HOURS = 12;
const AT_MOST = { limit: 600, seconds: 60 };

/**
 * Where a token leads: a link's, or, for people of the client who are signed in, the id of the project. Null when it leads nowhere: unknown, expired, revoked and
 * cancelled are one answer of one look-up. Asked once per request.
 */
export const findEntrance = cache(async (token: string): Promise<Entrance | null> => {
  if (!(await isWelcome())) return null;
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(token) ? entranceOfPerson(token) : entranceOfLink(token);
});

/** Kept in the browser that typed the code; without the server's key nobody can make one. */
export async function keepProof({ linkId }: Lock) {
  const until = new Date(Date.now() + PROOF_HOURS * 3_600_000);
  (await cookies()).set(proofName(linkId), encrypt(JSON.stringify({ linkId, until: until.getTime() })), cookieOptions(until));
}

async function entranceOfLink(token: string): Promise<Entrance | null> {
  const found = await findProgressLink(token);
  if (!found) return null;
  const { tenantId, projectId, progressLinkId: linkId } = found;
  const nobody = clientContext(tenantId, { id: linkId, name: "" });
  const link = await within(nobody, (tx) => tx.progressLink.findUnique({ where: { id: linkId }, select: { email: true, accessLevel: true, expiresAt: true, contact: { select: { name: true } }, project: { select: { customer: { select: { name: true } } } } } }));
  if (!link) return null;
  const { email, contact, project } = link;
  const name = contact?.name ?? email ?? `${project.customer?.name ?? "The client"} (link)`;
  const ctx = clientContext(tenantId, { id: linkId, name, progressLinkId: linkId });
  if (email && !(await isProven(linkId))) return { door: null, lock: { ctx, linkId, projectId, email } };
  return { lock: null, door: { ctx, projectId, level: link.accessLevel, guest: { name, email, until: link.expiresAt.toISOString() } } };
}

/** Somebody of the client's organization who is signed in needs no link. */
async function entranceOfPerson(projectId: string): Promise<Entrance | null> {
  const visitor = await findContext();
  if (!visitor?.person || visitor.mustChangePassword || visitor.mustEnrol) return null;
  const found = (await listClientProjects(visitor)).find((each) => each.projectId === projectId);
  if (!found) return null;
  const { person, role, readOnly } = visitor;
  const user = await within(visitor, (tx) => tx.user.findUnique({ where: { id: person.id }, select: { email: true } }));
  const level: Level = role === "ADMIN" ? "SIGN" : role === "VIEWER" ? "VIEW" : "WORK";
  return { lock: null, door: { ctx: clientContext(found.tenantId, { ...person, readOnly }), projectId, level, guest: { name: person.name, email: user?.email ?? null, until: null } } };
}

async function isProven(linkId: string) {
  const sealed = (await cookies()).get(proofName(linkId))?.value;
  if (!sealed) return false;
  try {
    const proof = JSON.parse(decrypt(sealed)) as { linkId: string; until: number };
    return proof.linkId === linkId && proof.until > Date.now();
  } catch {
    return false;
  }
}

const proofName = (linkId: string) => `throughline.progress.${linkId.slice(-12)}`;

async function isWelcome() {
  try {
    await limit(`progress:${addressOf(await headers()) ?? "here"}`, AT_MOST);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
