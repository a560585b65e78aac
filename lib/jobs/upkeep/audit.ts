import "server-only";
import { alertAdmins } from "@/lib/audit/commands";
import { listUnsealed, type ChainOf } from "@/lib/audit/chains";
import { sealChain } from "@/lib/audit/sealing";
import { checkEnds, checkLinks, findHead, nothingChecked, noteVerified, type Checked } from "@/lib/audit/verifying";
import type { Ctx } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { reportError } from "@/lib/errors/reporting";
import { beat } from "../heartbeats";
import { Pause, type Slice } from "../slices";

const BATCH = 20_000;

/** Every minute: seals what is new in every chain. A chain that cannot be sealed does not keep the others waiting. */
export async function sealAll(slice: Slice) {
  let sealed = 0;
  for (const tenantId of await listUnsealed()) {
    for (let count = BATCH; count === BATCH; sealed += count) {
      if (slice.isOver()) return new Pause({}, { done: sealed, total: sealed });
      count = await sealChain(tenantId, BATCH).catch(async (error: unknown) => (await reportError({ kind: "job", error, route: "audit_seal", organizationId: tenantId }), 0));
    }
  }
  await beat("audit_seal");
  return { sealed };
}

/** Every five minutes, apart from the sealing: whose rows have waited for more than five minutes is told. */
export async function watchSeals() {
  const late = await listUnsealed(300);
  for (const tenantId of late) await alert(tenantId, "Entries of the audit trail have waited for more than five minutes to be sealed.");
  return { late: late.length };
}

/** Every night, and when an administrator asks: the organization's whole chain. */
export function verifyTrail(ctx: Ctx, slice: Slice) {
  return verify(ctx.tenantId, slice, (reason) => alertAdmins(ctx, { title: TITLE, reason }));
}

/** The same for the staff's chain. */
export function verifyStaffTrail(slice: Slice) {
  return verify(null, slice, alertStaff);
}

async function verify(tenantId: ChainOf, slice: Slice, tell: (reason: string) => Promise<unknown>) {
  const head = await findHead(tenantId);
  if (!head) return { entries: 0, faults: 0 };
  let checked: Checked = { ...nothingChecked, ...(slice.cursor ?? {}) };
  while (BigInt(checked.seq) < head.seq) {
    if (slice.isOver()) return new Pause(checked, { done: Number(checked.seq), total: Number(head.seq) });
    checked = await checkLinks(tenantId, checked, Math.min(BATCH, Number(head.seq - BigInt(checked.seq))));
  }
  const ends = await checkEnds(tenantId, head);
  const faults = checked.faults + ends.length;
  const more = checked.faults > 1 ? ` ${checked.faults - 1} more entries do not add up.` : "";
  const fault = faults === 0 ? null : [checked.first ? checked.first + more : "", ...ends].filter(Boolean).join(" ");
  await noteVerified(tenantId, fault);
  if (fault) await tell(fault);
  return { entries: Number(head.seq), faults, fault, hash: head.hash };
}

const TITLE = "The audit trail does not add up";

async function alert(tenantId: ChainOf, reason: string) {
  if (!tenantId) return alertStaff(reason);
  const payload = { title: TITLE, reason };
  return everything.job.createMany({ data: { tenantId, type: "audit_alert", payload, dedupeKey: "late", createdByKind: "SYSTEM", createdByName: "System" }, skipDuplicates: true });
}

/** The staff's own trail: told to every ADMIN among them. */
async function alertStaff(reason: string) {
  const dayAgo = new Date(Date.now() - 86_400_000);
  const told = await everything.appError.findFirst({ where: { kind: "alert", organizationId: null, at: { gt: dayAgo }, message: `${TITLE}: ${reason}` }, select: { id: true } });
  if (told) return;
  const requestId = await reportError({ kind: "alert", error: `${TITLE}: ${reason}` });
  const admins = await everything.internalUser.findMany({ where: { role: "ADMIN", isActive: true }, select: { id: true }, take: 100 });
  const message = { kind: "audit.alert", title: TITLE, body: reason, href: "/ops" };
  await everything.notification.createMany({ data: admins.map(({ id }) => ({ internalUserId: id, dedupeKey: `audit.alert:${requestId}`, ...message })), skipDuplicates: true });
}
