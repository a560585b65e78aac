import "server-only";
import { cache } from "react";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { findKey, getKey } from "@/lib/auth/keys";
import { findMembership } from "@/lib/auth/memberships";
import { may, type Level, type Permission, type Resource } from "@/lib/auth/permissions";
import { TENANT_COOKIE } from "@/lib/auth/sessions";
import type { Tx } from "@/lib/db/within";
import type { ActorKind, SystemRole } from "@/lib/generated/prisma/enums";
import { noteSomebody } from "@/lib/jobs/courtesy";

export type Actor = Readonly<{ kind: ActorKind; id: string | null; name: string }>;

/** Where the person works: what dates, money and the calendar are read by. `locale` is BCP 47, `timezone` IANA. */
export type Setting = Readonly<{ organizationName: string; locale: string; timezone: string; organizationTimezone: string; currencyCode: string }>;

type Grant = {
  tenantId: string;
  actor: Actor;
  role: SystemRole;
  /** The user whose page this is; differs from the actor while staff look as somebody. */
  person?: Readonly<{ id: string; name: string }>;
  /** The people below a USER: what is theirs is the USER's to write. */
  teamIds: readonly string[];
  grants: readonly { resourceType: Resource; resourceId: string | null; level: Level }[];
  /** Organization.isEditingOpen: a USER may write every row. */
  isEditingOpen: boolean;
  setting: Setting;
  sessionId?: string;
  /** Set for an API key: what it may be used for. A key is nobody's person. */
  scopes?: readonly string[];
  /** The person a member of staff is impersonating. */
  onBehalfOf?: { userId: string; impersonationSessionId: string };
  /** The progress link a client came by. */
  progressLinkId?: string;
  mustChangePassword: boolean;
  mustEnrol: boolean;
  readOnly: boolean;
  /** Writes the trace that looking leaves, in the transaction that looks. */
  witness?: (tx: Tx) => Promise<unknown>;
};

declare const sealed: unique symbol;
export type Ctx = Readonly<Grant> & { readonly [sealed]: true };

/** The signed-in person in their organization, or null. Asked once per request. */
export const findContext = cache(async (): Promise<Ctx | null> => contextOfToken((await cookies()).get(TENANT_COOKIE)?.value));

/** The same for what a page asks by itself, again and again: that somebody was seen is not noted. */
export const findWatcher = cache(async (): Promise<Ctx | null> => contextOfToken((await cookies()).get(TENANT_COOKIE)?.value, { isSeen: false }));

/** From a session's token to the person's context; null when it is unknown, expired or revoked. */
export async function contextOfToken(token: string | undefined, { isSeen = true } = {}): Promise<Ctx | null> {
  const membership = await findMembership(token, { isSeen });
  if (membership && isSeen) noteSomebody();
  return membership && seal(membership);
}

/** From an API key to the context in which it acts as itself, for its organization; null when it is unknown, expired or revoked. Its scopes alone say what it may. */
export async function contextOfKey(secret: string): Promise<Ctx | null> {
  const found = await findKey(secret);
  if (!found) return null;
  const { tenantId, apiKeyId } = found;
  const stranger = seal({ tenantId, actor: { kind: "API_KEY", id: apiKeyId, name: "" }, role: "VIEWER", scopes: [] });
  const key = await getKey(stranger, { apiKeyId, secret });
  return key && seal({ ...stranger, actor: { kind: "API_KEY", id: apiKeyId, name: key.name }, role: "ADMIN", scopes: key.scopes, setting: key.setting });
}

/** For pages. A person who has yet to choose a password, or to enrol, is sent to do that first. */
export async function requireContext(permission: Permission): Promise<Ctx> {
  const ctx = (await findContext()) ?? redirect("/sign-in");
  if (ctx.mustChangePassword && permission !== "account.edit") redirect("/welcome");
  if (ctx.mustEnrol && permission !== "account.edit") redirect("/welcome/two-step");
  return may(ctx, permission) ? ctx : notFound();
}

/** The work nobody clicked: jobs act as the system, for one tenant. */
export function systemContext(tenantId: string): Ctx {
  return seal({ tenantId, actor: { kind: "SYSTEM", id: null, name: "System" }, role: "ADMIN" });
}

/** A member of staff at work in one organization, as themselves: what they do stands in its audit under their name. */
export function staffContext(tenantId: string, { staffId, name }: { staffId: string; name: string }, setting?: Setting): Ctx {
  return seal({ tenantId, actor: { kind: "STAFF", id: staffId, name }, role: "ADMIN", ...(setting && { setting }) });
}

type Visitor = { id: string; name: string; progressLinkId?: string; readOnly?: boolean };

/** The client on the progress page, in the seller's organization: no role of its own opens anything; lib/progress alone says what it may see and do. */
export function clientContext(tenantId: string, { id, name, progressLinkId, readOnly = false }: Visitor): Ctx {
  return seal({ tenantId, actor: { kind: "CLIENT", id, name }, role: "VIEWER", readOnly, ...(progressLinkId && { progressLinkId }) });
}

/** Before sign-in is complete only ids are known: a context that proves nothing but the tenant. */
export function strangerContext(tenantId: string, userId: string, name = ""): Ctx {
  return seal({ tenantId, actor: { kind: "USER", id: userId, name }, role: "VIEWER" });
}

const nowhere: Setting = { organizationName: "", locale: "en-US", timezone: "UTC", organizationTimezone: "UTC", currencyCode: "USD" };

export function seal(grant: Pick<Grant, "tenantId" | "actor" | "role"> & Partial<Grant>): Ctx {
  const person = grant.actor.kind === "USER" && grant.actor.id ? { person: { id: grant.actor.id, name: grant.actor.name } } : {};
  const humble = { teamIds: [], grants: [], isEditingOpen: false, readOnly: false, mustChangePassword: false, mustEnrol: false, setting: nowhere };
  return Object.freeze({ ...humble, ...person, ...grant }) as Ctx;
}
