import "server-only";
import { everything } from "@/lib/db/everything";
import { sweepEscalations } from "./sweep";

/**
 * Looks every second whether something fell due since it last looked, and sweeps at once if so. For punctuality alone: what was due before it was written down, and what fails, is
 * found by the sweep that comes anyway.
 */
export function keepLookout() {
  let looked: Date | null = null;
  return async () => {
    const { at, isDue } = await look(looked);
    looked = at;
    if (isDue) await sweepEscalations();
  };
}

/** By the database's clock, in the whole milliseconds instants are kept in, so that none falls between two looks. */
async function look(since: Date | null): Promise<{ at: Date; isDue: boolean }> {
  const [row] = await everything.$queryRaw<{ at: Date; isDue: boolean }[]>`
    select at, exists (select from escalation_steps where state = 'PENDING' and "dueAt" > ${since}::timestamptz and "dueAt" <= at)
      or exists (select from implementation_blockers where status = 'SNOOZED' and "snoozeUntil" > ${since}::timestamptz and "snoozeUntil" <= at) as "isDue"
    from (select date_trunc('milliseconds', now()) as at) clock`;
  return row ?? { at: new Date(), isDue: false };
}
