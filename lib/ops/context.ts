import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { hashToken, STAFF_COOKIE } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import type { InternalRole } from "@/lib/generated/prisma/enums";
import { isEntraConfigured } from "./entra";
import { mayStaff, type StaffPermission } from "./permissions";
import { noteSomebody } from "@/lib/jobs/courtesy";

type Standing = {
  staffId: string;
  name: string;
  email: string;
  role: InternalRole;
  /** IANA; times of the portal are read in it. */
  timezone: string;
  sessionId: string;
  /** The second step is still to be set up; until then nothing else is open. */
  mustEnrol: boolean;
};

declare const sealed: unique symbol;
export type StaffCtx = Readonly<Standing> & { readonly [sealed]: true };

/** The member of staff who is signed in, or null. Asked once per request. */
export const findStaff = cache(async (): Promise<StaffCtx | null> => staffOfToken((await cookies()).get(STAFF_COOKIE)?.value));

/** The same for a question that a page asks by itself: it is nobody's activity. */
export const findStaffWatcher = cache(async (): Promise<StaffCtx | null> => staffOfToken((await cookies()).get(STAFF_COOKIE)?.value, { isSeen: false }));

/** From a staff session's token to its person; null when it is unknown, expired, revoked, or its person inactive. Notes that they were seen, at most once a minute, unless `isSeen` is false. */
export async function staffOfToken(token: string | undefined, { isSeen = true } = {}): Promise<StaffCtx | null> {
  if (!token) return null;
  const session = await everything.staffSession.findFirst({
    where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: new Date() }, internalUser: { isActive: true } },
    select: { id: true, lastSeenAt: true, internalUser: { select: { id: true, name: true, email: true, role: true, timezone: true, totpConfirmedAt: true } } },
  });
  if (!session) return null;
  if (isSeen) noteSomebody();
  const { id: sessionId, lastSeenAt, internalUser } = session;
  const now = new Date();
  if (isSeen && now.getTime() - lastSeenAt.getTime() > 60_000) await everything.staffSession.update({ where: { id: sessionId }, data: { lastSeenAt: now } });
  const { id: staffId, totpConfirmedAt, ...person } = internalUser;
  return sealStaff({ ...person, staffId, sessionId, mustEnrol: !isEntraConfigured() && totpConfirmedAt === null });
}

/** For pages. Nobody: sign in. Not enrolled: do that first. Not allowed: not there. */
export async function requireStaff(permission: StaffPermission): Promise<StaffCtx> {
  const staff = (await findStaff()) ?? redirect("/ops/sign-in");
  if (staff.mustEnrol && permission !== "enrol") redirect("/ops/two-step");
  return mayStaff(staff, permission) ? staff : notFound();
}

export function sealStaff(standing: Standing) {
  return Object.freeze({ ...standing }) as StaffCtx;
}
