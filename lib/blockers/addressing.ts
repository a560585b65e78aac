import type { Claimed } from "./claiming";
import { recipientOf, type Chain, type Person } from "./recipients";
import { LEVELS, type Level } from "./rules/policy";
import type { Recipient } from "./shapes";

/** Whom one blocker's due levels tell: those of the level that fires, and, in copy, those of the levels it skips. `missing`: who should have heard and could not. */
export type Address = {
  fired: Claimed; skipped: Claimed[]; staff: (Person & { as: Recipient["as"]; isCopy: boolean; why: string | null })[]; missing: { step: Claimed; sentence: string }[]; isOwnerQuiet: boolean;
  isClientReminded: boolean;
};

const roles: Record<Level, Recipient["as"]> = { REMINDER: "OWNER", MANAGER: "MANAGER", DIRECTOR: "DIRECTOR" };

/** Null: no level of this blocker speaks. Everybody hears once, by the highest of their roles; an owner who has acknowledged gets no reminder. */
export function addressOf(steps: readonly Claimed[], chain: Chain, admin: Person | null): Address | null {
  const fired = steps.find(({ isFired }) => isFired);
  if (!fired) return null;
  const ordered = steps.toSorted((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  const address: Address = {
    fired, skipped: ordered.filter((step) => step !== fired), staff: [], missing: [], isOwnerQuiet: false,
    isClientReminded: ordered.some(({ level, category, isClientVisible }) => level === "REMINDER" && category === "CLIENT_SIDE" && isClientVisible),
  };
  for (const step of ordered) {
    const { person, missing } = recipientOf(step.level, chain, admin);
    if (missing) address.missing.push({ step, sentence: `${missing}, so ${person ? `${person.name} hears` : "nobody hears"}.` });
    const isQuiet = step.level === "REMINDER" && step.acknowledgedAt !== null && missing === null;
    if (isQuiet) address.isOwnerQuiet = true;
    if (!person || isQuiet || address.staff.some(({ id }) => id === person.id)) continue;
    address.staff.push({ ...person, as: roles[step.level], isCopy: step !== fired, why: missing });
  }
  return address;
}
