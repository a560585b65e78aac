import "server-only";
import { getCalendarOf, getOurCalendar } from "@/lib/calendars/reading";
import { everything } from "@/lib/db/everything";
import type { OpsTx } from "@/lib/ops/facts";
import { refuse } from "@/lib/refusal";
import type { Track } from "./clock";
import { readPolicies } from "./policies";
import type { Category } from "./rules";

type Reader = Pick<OpsTx, "organization" | "$queryRaw">;
type About = { category: Category; clientOrganizationId: string };
/** The track of each blocker: its category's levels, on our calendar (internal) or on the client organization's. */
export type Tracks = (blocker: About) => Track;

/** Reads policies and calendars once for many blockers. */
export async function readTracks(clientOrganizationIds: readonly string[], db: Reader = everything): Promise<Tracks> {
  const [policies, ours] = [await readPolicies(db), await getOurCalendar(db)];
  const theirs = new Map<string, Track["calendar"]>();
  for (const id of new Set(clientOrganizationIds)) theirs.set(id, await getCalendarOf(db, id));
  return ({ category, clientOrganizationId }) => ({ levels: policies[category].levels, calendar: category === "INTERNAL" ? ours : (theirs.get(clientOrganizationId) ?? null) });
}

/** Without working time no clock starts. */
export function assertRuns({ calendar }: Track, category: Category) {
  if (calendar) return calendar;
  return refuse(category === "INTERNAL" ? "Our calendar has no working time, so no clock can run on it. Set the vendor's calendar first." : "The client's calendar has no working time, so no clock can run on it. Set the client's calendar first.");
}
