import type { Day } from "@/lib/dates";

/** What is known of a customer's way, each null while nothing is known. Days "2026-06-30", instants ISO text. */
export type LineFacts = {
  leadAt: string | null; wonOn: Day | null; openDeals: number; kickoffOn: Day | null; goLiveTarget: Day | null; goLiveOn: Day | null; hasProject: boolean;
  /** Percent over the customer's plans, and how many plans there are. */
  adoption: number | null; renewsOn: Day | null;
};
export type Station = { key: "lead" | "deal" | "implementation" | "live" | "adoption" | "renewal"; label: string; state: "done" | "current" | "todo"; day: string | null; share: number | null };

type Told = Pick<Station, "key" | "label" | "day"> & { done: boolean; begun: boolean };

/** The line a customer walks, told by facts alone: a station is done when something says so, the first one after is where it is now. Nobody begins as a lead who never was one. A station behind another carries no day that is only planned: a second rollout's go-live is not the one that was. */
export function lineOf(facts: LineFacts): Station[] {
  const { leadAt, wonOn, openDeals, kickoffOn, goLiveOn, goLiveTarget, hasProject, adoption, renewsOn } = facts;
  const stations: Told[] = [
    ...(leadAt ? [{ key: "lead", label: "Lead", done: true, begun: true, day: leadAt.slice(0, 10) } as const] : []),
    { key: "deal", label: "Deal", done: Boolean(wonOn), begun: openDeals > 0, day: wonOn },
    { key: "implementation", label: "Implementation", done: Boolean(goLiveOn), begun: hasProject, day: kickoffOn },
    { key: "live", label: "Go-live", done: Boolean(goLiveOn), begun: false, day: goLiveOn ?? goLiveTarget },
    { key: "adoption", label: "Adoption", done: false, begun: adoption !== null, day: null },
    { key: "renewal", label: "Renewal", done: false, begun: false, day: renewsOn },
  ];
  const last = stations.findLastIndex(({ done, begun }) => done || begun);
  return stations.map(({ key, label, done, day }, place) => ({ key, label, day: place < last && !done ? null : day, share: key === "adoption" ? adoption : null, state: place === last && !done ? "current" : place <= last && (done || place < last) ? "done" : "todo" }));
}
