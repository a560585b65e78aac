import "server-only";
import { nextOpen } from "@/lib/calendars/clock";
import { parseCalendar } from "@/lib/calendars/rules";
import type { OpsTx } from "@/lib/ops/facts";

/** A mail that was just written, and whose calendar its reader keeps: an organization's, or, for null, ours. */
export type Written = { id: string; tenantId: string | null };

/**
 * Holds mails back until their readers' calendars are open, in the transaction that wrote them, so none can leave before. A calendar without working
 * time holds nothing back: it would never open. (spec: platform.md, Notifications)
 */
export async function holdUntilOpen(tx: Pick<OpsTx, "$queryRaw" | "$executeRaw">, written: readonly Written[]) {
  if (written.length === 0) return;
  const tenants = [...new Set(written.map(({ tenantId }) => tenantId))];
  const rows = await tx.$queryRaw<{ id: string; isVendor: boolean; calendar: unknown; now: Date }[]>`
    select id, "isVendor", "businessCalendar" as calendar, now() from organizations where id = any (${tenants.filter((id) => id !== null)}::uuid[]) or ("isVendor" and ${tenants.includes(null)})`;
  const held = rows.flatMap(({ id, isVendor, calendar, now }) => {
    const hours = parseCalendar(calendar);
    const opens = hours && nextOpen(hours, now);
    const mails = written.filter(({ tenantId }) => (tenantId === null ? isVendor : tenantId === id));
    return opens && opens > now ? mails.map((mail) => ({ id: mail.id, opens })) : [];
  });
  if (held.length === 0) return;
  await tx.$executeRaw`
    update outboxes o set "notBefore" = h.opens, "nextAttemptAt" = h.opens from unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ opens }) => opens)}::timestamptz[]) h (id, opens) where o.id = h.id`;
}
