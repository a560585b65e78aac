import { z } from "zod";
import { Day } from "@/lib/dates";
import type { Explained } from "./health";

const Person = z.object({ contactId: z.uuid().nullable(), name: z.string(), jobTitle: z.string().nullable().default(null), role: z.string().nullable().default(null), isPrimary: z.boolean().default(false) });

/** What the people who sold it hand to the people who build it. */
export const Handoff = z.object({
  lines: z.array(z.object({ name: z.string(), quantity: z.string(), licenseLevel: z.string().nullable(), termMonths: z.number().nullable(), outcomes: z.array(z.string()) })),
  contacts: z.array(Person),
  dayToDayContact: z.string().nullable().default(null),
  promisedDate: Day.nullable().default(null),
  competitors: z.array(z.string()).default([]),
  hasNoCompetitors: z.boolean().default(false),
  notes: z.string().default(""),
});
export type Handoff = z.infer<typeof Handoff>;

export const emptyHandoff: Handoff = { lines: [], contacts: [], dayToDayContact: null, promisedDate: null, competitors: [], hasNoCompetitors: false, notes: "" };

/** Eight items of equal weight. */
const items: readonly [label: string, isThere: (handoff: Handoff) => boolean][] = [
  ["Lines", ({ lines }) => lines.length > 0],
  ["Licence levels", ({ lines }) => lines.length > 0 && lines.every(({ licenseLevel }) => licenseLevel !== null)],
  ["Outcomes", ({ lines }) => lines.some(({ outcomes }) => outcomes.length > 0)],
  ["Decision maker", ({ contacts }) => contacts.some(({ role }) => role === "DECISION_MAKER")],
  ["Day-to-day contact", ({ dayToDayContact }) => Boolean(dayToDayContact?.trim())],
  ["Promised date", ({ promisedDate }) => promisedDate !== null],
  ["Competitors, or that there were none", ({ competitors, hasNoCompetitors }) => competitors.length > 0 || hasNoCompetitors],
  ["Notes", ({ notes }) => notes.trim() !== ""],
];

/** How complete a handoff is, 0–100, item by item. */
export function handoffScore(handoff: Handoff): Explained {
  const each = 100 / items.length;
  const lines = items.map(([label, isThere]) => ({ label, points: isThere(handoff) ? each : 0, max: each }));
  return { total: lines.reduce((sum, { points }) => sum + points, 0), lines };
}
