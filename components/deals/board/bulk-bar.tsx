"use client";

import { useState, useTransition } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { toastRefusal } from "@/components/ui/toast";
import type { BoardColumn, DealCard } from "@/lib/deals/queries/shapes";
import type { BoardActions } from "./board-actions";
import { BulkDialog, type Bulk } from "./bulk-dialog";
import { offerUndo } from "./undoing";
import { placeAt, type Carried, type Place } from "./moves";
import type { People } from "./quick-dialog";

type Acting = { count: string; actions: BoardActions; onClear: () => void };
type Props = { cards: DealCard[]; columns: BoardColumn[]; people: People; actions: BoardActions; onMove: (cards: Carried[], place: Place) => void; onClear: () => void };

const BAR = "fixed inset-x-0 bottom-4 z-(--z-panel) mx-auto flex w-fit max-w-[calc(100vw-24px)] items-center gap-2 overflow-x-auto rounded-lg bg-raised px-3 py-2 shadow-3 max-md:bottom-[72px]";
const acts: readonly [Bulk, string][] = [["move", "Move"], ["ownerId", "Owner"], ["expectedCloseDate", "Close date"], ["tags", "Tag"]];

/** What is done to all selected cards. States the true count, and asks before it writes. */
export function BulkBar({ cards, columns, people, actions, onMove, onClear }: Props) {
  const editable = cards.filter(({ canEdit }) => canEdit);
  const count = `${editable.length} ${editable.length === 1 ? "deal" : "deals"}`;
  const dealIds = editable.map(({ id }) => id);
  const { bulk, setBulk, fault, working, perform } = useBulk({ count, actions, onClear });
  const submit = (text: string) => {
    if (bulk && bulk !== "move") return perform(() => actions.onBulk({ dealIds, change: changeOf(bulk, text) }), said[bulk]);
    const column = columns.find(({ id }) => id === text);
    if (column) onMove(editable.map(({ id, stageId }) => ({ dealId: id, fromStageId: stageId })), placeAt(column.id, column.cards, 0));
    onClear();
  };
  return (
    <div role="group" aria-label={`${cards.length} selected`} className={BAR}>
      <span className="px-1 font-medium whitespace-nowrap" role="status">{cards.length} selected{editable.length < cards.length && `, ${editable.length} yours to change`}</span>
      {acts.map(([act, label]) => <Button key={act} size="sm" onClick={() => setBulk(act)}>{label}</Button>)}
      <DeleteDeals count={count} isOne={editable.length === 1} disabled={editable.length === 0} onDelete={() => perform(() => actions.onDelete({ dealIds }), "deleted.")} />
      <Button size="sm" variant="quiet" onClick={onClear}>Clear</Button>
      {bulk && <BulkDialog bulk={bulk} count={count} columns={columns} people={people} fault={fault} working={working} onSubmit={submit} onClose={() => setBulk(null)} />}
    </div>
  );
}

/** Which form is open, and what became of it: done, or a sentence at the field or, with no form open, as a message. */
function useBulk({ count, actions, onClear }: Acting) {
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const [fault, setFault] = useState<string>();
  const [working, start] = useTransition();
  const perform = (act: () => ReturnType<BoardActions["onBulk"]>, message: string) =>
    start(async () => {
      const outcome = await act();
      if (!outcome.ok) return start(() => (bulk ? setFault(outcome.message) : void toastRefusal({ message: outcome.message })));
      offerUndo(outcome.value, { object: count, message }, actions.onUndo);
      setBulk(null);
      onClear();
    });
  return { bulk, setBulk, fault, working, perform };
}

function DeleteDeals({ count, isOne, disabled, onDelete }: { count: string; isOne: boolean; disabled: boolean; onDelete: () => void }) {
  return (
    <AlertDialog title={`Delete ${count}?`} confirm={`Delete ${count}`} onConfirm={onDelete} trigger={<Button size="sm" variant="danger" disabled={disabled}>Delete {count}</Button>}>
      What only belongs to {isOne ? "it" : "them"} goes along. In the trash everything can be brought back for 30 days.
    </AlertDialog>
  );
}

const said: Record<Exclude<Bulk, "move">, string> = { tags: "tagged.", ownerId: "have another owner.", expectedCloseDate: "have another close date." };

function changeOf(bulk: Exclude<Bulk, "move">, text: string): Parameters<BoardActions["onBulk"]>[0]["change"] {
  if (bulk === "tags") return { field: "tags", add: text.split(",").map((tag) => tag.trim()).filter(Boolean), remove: [] };
  return { field: bulk, value: text || null };
}
