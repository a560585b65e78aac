import { refuse, refuseField } from "@/lib/refusal";
import { statusIn, type Status } from "./moving";

type Stage = { id: string; name: string; pipelineId: string; order: number; isClosedWon: boolean; isClosedLost: boolean };

/** The stage a deal closes into: the one asked for, or the first of its kind in the deal's pipeline. */
export function closedStage<S extends Stage>(stages: readonly S[], pipelineId: string, status: Exclude<Status, "OPEN">, asked?: string): S {
  const own = stages.filter((stage) => stage.pipelineId === pipelineId && statusIn(stage) === status).toSorted((a, b) => a.order - b.order);
  const found = asked ? own.find(({ id }) => id === asked) : own[0];
  return found ?? refuseField("stageId", `Choose a stage of this pipeline where deals are ${status === "WON" ? "won" : "lost"}.`);
}

/** The stage a closed deal goes back to: the one asked for, the open one it was closed from, or the pipeline's first. */
export function openStage<S extends Stage>(stages: readonly S[], pipelineId: string, asked?: string, cameFrom?: string | null): S {
  const open = stages.filter((stage) => statusIn(stage) === "OPEN");
  if (asked) return open.find(({ id }) => id === asked) ?? refuseField("toStageId", "Choose an open stage.");
  const own = open.filter((stage) => stage.pipelineId === pipelineId).toSorted((a, b) => a.order - b.order);
  return own.find(({ id }) => id === cameFrom) ?? own[0] ?? refuse("This pipeline has no open stage.");
}

/** Won needs a customer; several deals at once name how many have none. */
export function assertCustomers(deals: readonly { customerId: string | null; name: string }[], customerId?: string) {
  const without = customerId ? [] : deals.filter((deal) => !deal.customerId);
  if (without.length === 0) return;
  const some = without.length === 1 ? "One of these deals has no customer." : `${without.length} of these deals have no customer.`;
  const who = deals.length === 1 ? "This deal has no customer." : some;
  refuse(`${who} Choose one to mark it as won.`, 422, { fields: { customerId: "Choose the customer." } });
}
