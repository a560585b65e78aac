import "server-only";
import { hashToken } from "@/lib/auth/sessions";
import { app } from "@/lib/db/client";
import { within } from "@/lib/db/within";
import type { Ctx } from "./context";
import type { UserTokenKind } from "@/lib/generated/prisma/enums";

type Found = { tenantId: string; userId: string };

/** From what somebody typed to ids, before any tenant is known. Inactive people and organizations are nobody. */
export async function findLogin(login: string) {
  const [found] = await app.$queryRaw<Found[]>`select * from user_of_login(${login})`;
  return found ?? null;
}

/** Whose link this is; null when it is unknown, of another kind, used or too old. Looking uses nothing up. */
export async function findToken(token: string, kind: UserTokenKind) {
  const [found] = await app.$queryRaw<(Found & { tokenId: string })[]>`select * from user_token_of(${hashToken(token)}, ${kind}::"UserTokenKind")`;
  return found ?? null;
}

/** Whether an address is somebody's in any organization. Never to be shown: only the address itself is told. */
export async function isEmailTaken(address: string) {
  const [found] = await app.$queryRaw<{ taken: boolean }[]>`select email_taken(${address}) as taken`;
  return found?.taken ?? false;
}

/** A user name nobody has anywhere: the stem, or the stem with a number. */
export async function findFreeUsername(stem: string) {
  const [found] = await app.$queryRaw<{ username: string }[]>`select free_username(${stem}) as username`;
  return found?.username ?? stem;
}

/** The identity provider that serves an address, by its domain. */
export async function findConnectionFor(address: string) {
  const [found] = await app.$queryRaw<{ tenantId: string; connectionId: string }[]>`select * from oidc_connection_for(${address})`;
  return found ?? null;
}

export async function findConnectionTenant(connectionId: string) {
  const [found] = await app.$queryRaw<{ tenantId: string }[]>`select * from oidc_tenant_of(${connectionId}::uuid)`;
  return found?.tenantId ?? null;
}

/** Where a progress link leads; null when it is unknown, expired, revoked, or its project cancelled: one look-up, one answer for all of them. */
export async function findProgressLink(token: string) {
  const [found] = await app.$queryRaw<{ tenantId: string; projectId: string; progressLinkId: string }[]>`select * from progress_link_of(${hashToken(token)})`;
  return found ?? null;
}

/** The implementations of which the signed-in person's organization is the client, newest first. */
export function listClientProjects(ctx: Ctx) {
  return within(ctx, (tx) => tx.$queryRaw<{ tenantId: string; projectId: string }[]>`select * from client_projects() limit 20`);
}
