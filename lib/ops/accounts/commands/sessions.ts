import "server-only";
import { notFound } from "next/navigation";
import type { EndSession } from "@/lib/accounts/rules";
import { dropCookie, STAFF_COOKIE } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import type { StaffCtx } from "../../context";
import { noteStaff } from "../../facts";

/** Ends one of one's own sessions, here or on another machine. */
export async function endStaffSession(staff: StaffCtx, { sessionId }: EndSession) {
  const ended = await revoke(staff, { id: sessionId });
  if (ended === 0) notFound();
  if (sessionId === staff.sessionId) await dropCookie(STAFF_COOKIE);
}

/** Signs out everywhere, here too. */
export async function endAllStaffSessions(staff: StaffCtx) {
  await revoke(staff, {});
  await dropCookie(STAFF_COOKIE);
}

function revoke(staff: StaffCtx, which: { id?: string }) {
  return everything.$transaction(async (tx) => {
    const { count } = await tx.staffSession.updateMany({ where: { ...which, internalUserId: staff.staffId, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count > 0) await noteStaff(tx, staff, { name: "staff.signed_out", entity: "InternalUser", entityId: staff.staffId, details: { sessions: count } });
    return count;
  });
}
