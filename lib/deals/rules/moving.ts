import { refuse } from "@/lib/refusal";
import type { LostReason } from "../rules";

export type Status = "OPEN" | "WON" | "LOST";
export type Card = {
  stageId: string; pipelineId: string; status: Status; probability: string; isProbabilityOverridden: boolean;
  closedDate: string | null; wonReason: string | null; lostReason: LostReason | null; lostToCompetitor: string | null;
};
export type Stage = { id: string; name: string; pipelineId: string; order: number; probability: string; isClosedWon: boolean; isClosedLost: boolean; isStageOrderEnforced: boolean };

/** What is said when a deal closes. */
export type Closing = Partial<Pick<Card, "closedDate" | "wonReason" | "lostReason" | "lostToCompetitor">>;

/** The status of every deal in a stage. */
export function statusIn({ isClosedWon, isClosedLost }: Pick<Stage, "isClosedWon" | "isClosedLost">): Status {
  return isClosedWon ? "WON" : isClosedLost ? "LOST" : "OPEN";
}

/** Dragging goes anywhere but into winning and losing, which ask first. Leaving a closed stage reopens the deal. */
export function assertMovable(deal: Card, from: Stage, to: Stage, note?: string) {
  if (from.id === to.id || statusIn(to) === deal.status) return assertInOrder(from, to, note);
  if (to.isClosedWon) refuse(`Winning asks for a close date: mark the deal as won instead of dragging it into ${to.name}.`);
  if (to.isClosedLost) refuse(`Losing asks for a reason: mark the deal as lost instead of dragging it into ${to.name}.`);
  assertInOrder(from, to, note);
}

/** Where a pipeline goes stage by stage, skipping ahead needs a note. Losing skips nothing, reopening goes back. crm.md, The board. */
export function assertInOrder(from: Stage, to: Stage, note?: string) {
  const skips = to.isStageOrderEnforced && !to.isClosedLost && statusIn(from) === "OPEN" && to.pipelineId === from.pipelineId && to.order > from.order + 1;
  if (skips && !note) refuse(`This pipeline goes stage by stage. Say why ${to.name} comes next.`, 422, { fields: { note: "Say why stages are skipped." } });
}

const OPEN: Required<Closing> = { closedDate: null, wonReason: null, lostReason: null, lostToCompetitor: null };

/**
 * What entering a stage makes of a deal; inside a stage a move changes nothing but the place.
 * An open stage gives its probability unless that is overridden on the deal; a closed one always 100 or 0. crm.md, The board.
 */
export function entering<D extends Card>(stage: Stage, deal: D, at: Date, closing: Closing = {}): Partial<Card> & { stageEnteredAt?: Date } {
  if (stage.id === deal.stageId) return {};
  const status = statusIn(stage);
  const place = { stageId: stage.id, pipelineId: stage.pipelineId, stageEnteredAt: at, status };
  if (status === "OPEN") return { ...place, ...OPEN, probability: deal.isProbabilityOverridden ? deal.probability : stage.probability };
  const said = status === deal.status ? {} : { ...OPEN, ...closing };
  return { ...place, ...said, probability: status === "WON" ? "100" : "0", isProbabilityOverridden: false };
}
