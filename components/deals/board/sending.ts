import type { Outcome } from "@/lib/action";
import type { BoardColumn } from "@/lib/deals/queries/shapes";
import type { BoardActions, Done } from "./board-actions";
import type { Carried, Place } from "./moves";
import { offerUndo } from "./undoing";
import type { ClosingFacts, Question } from "./use-moves";

type Move = { cards: Carried[]; to: BoardColumn; place: Place; enters: boolean };
type Asking = { question: Question; asked: Promise<ClosingFacts | null>; ask: (question: Question) => Promise<ClosingFacts | null> };

/** Sends a drop, and asks again for what the server misses. Null: it is done, or the person put the cards back; else the sentence of the refusal. */
export async function carryOut(actions: BoardActions, columns: BoardColumn[], move: Move, { question, asked, ask }: Asking): Promise<string | null> {
  const { to, enters } = move;
  const facts: ClosingFacts = {};
  for (let said = await asked; said; ) {
    const outcome = await send(actions, columns, move, Object.assign(facts, said));
    if (outcome.ok) announce(outcome.value, actions, question.names, to, enters);
    if (outcome.ok) return null;
    const again = outcome.fields && (outcome.fields.note || (to.isClosedWon || to.isClosedLost ? outcome.message : ""));
    if (!again) return outcome.message;
    said = await ask({ ...question, kind: outcome.fields?.note ? "note" : question.kind, fault: again });
  }
  return null;
}

/** Which command a drop is: won, lost, reopened, or moved. */
async function send(actions: BoardActions, columns: BoardColumn[], { cards, to, place, enters }: Move, facts: ClosingFacts): Promise<Outcome<Done>> {
  const beside = { ...(place.afterId && { afterId: place.afterId }), ...(place.beforeId && { beforeId: place.beforeId }) };
  const { lostReason, lostToCompetitor, closedDate, wonReason, customerId, note } = facts;
  const said = { ...(note && { note }) };
  if (enters && to.isClosedWon) return actions.onWin({ cards, stageId: to.id, ...beside, ...said, ...(closedDate && { closedDate }), ...(wonReason && { wonReason }), ...(customerId && { customerId }) });
  if (enters && to.isClosedLost) return actions.onLose({ cards, stageId: to.id, ...beside, ...said, lostReason: lostReason ?? "OTHER", ...(closedDate && { closedDate }), ...(lostToCompetitor && { lostToCompetitor }) });
  const [only] = cards;
  const from = columns.find(({ id }) => id === only?.fromStageId);
  const reopens = enters && cards.length === 1 && from && (from.isClosedWon || from.isClosedLost);
  if (only && reopens) return actions.onReopen({ ...only, toStageId: to.id, ...beside, ...said });
  return actions.onMove({ cards, toStageId: to.id, ...beside, ...said });
}

/** Says where the cards are now, and offers the way back. */
function announce(done: Done, { onUndo }: BoardActions, names: string[], to: BoardColumn, enters: boolean) {
  const object = names.length === 1 ? (names[0] ?? "") : `${names.length} deals`;
  const verb = names.length === 1 ? "is" : "are";
  const message = !enters ? `moved within ${to.name}.` : to.isClosedWon ? `${verb} won.` : to.isClosedLost ? `${verb} lost.` : `${verb} in ${to.name}, ${Number(to.probability)}%.`;
  offerUndo(done, { object, message }, onUndo);
}
