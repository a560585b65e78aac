"use client";

import { useState, useTransition, type FormEvent } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toastRefusal } from "@/components/ui/toast";
import type { BoardColumn, DealCard } from "@/lib/deals/queries/shapes";
import type { BoardActions } from "./board-actions";
import { offerUndo } from "./undoing";
import { placeAt, type Carried, type Place } from "./moves";
import type { People } from "./quick-dialog";

type Bulk = "move" | "ownerId" | "expectedCloseDate" | "tags";
type Props = { cards: DealCard[]; columns: BoardColumn[]; people: People; actions: BoardActions; onMove: (cards: Carried[], place: Place) => void; onClear: () => void };

/** What is done to all selected cards. States the true count, and asks before it writes. */
export function BulkBar({ cards, columns, people, actions, onMove, onClear }: Props) {
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const [fault, setFault] = useState<string>();
  const [working, start] = useTransition();
  const editable = cards.filter(({ canEdit }) => canEdit);
  const count = `${editable.length} ${editable.length === 1 ? "deal" : "deals"}`;
  const dealIds = editable.map(({ id }) => id);
  const perform = (act: () => ReturnType<BoardActions["onBulk"]>, message: string) =>
    start(async () => {
      const outcome = await act();
      if (!outcome.ok) return start(() => (bulk ? setFault(outcome.message) : void toastRefusal({ message: outcome.message })));
      offerUndo(outcome.value, { object: count, message }, actions.onUndo);
      setBulk(null);
      onClear();
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("value") ?? "").trim();
    if (bulk === "move") {
      const column = columns.find(({ id }) => id === text);
      if (column) onMove(editable.map(({ id, stageId }) => ({ dealId: id, fromStageId: stageId })), placeAt(column.id, column.cards, 0));
      return onClear();
    }
    if (bulk === "tags") return perform(() => actions.onBulk({ dealIds, change: { field: "tags", add: text.split(",").map((tag) => tag.trim()).filter(Boolean), remove: [] } }), "tagged.");
    if (bulk === "ownerId") return perform(() => actions.onBulk({ dealIds, change: { field: "ownerId", value: text || null } }), "have another owner.");
    perform(() => actions.onBulk({ dealIds, change: { field: "expectedCloseDate", value: text || null } }), "have another close date.");
  };
  return (
    <div role="group" aria-label={`${cards.length} selected`} className="fixed inset-x-0 bottom-4 z-(--z-panel) mx-auto flex w-fit max-w-[calc(100vw-24px)] items-center gap-2 overflow-x-auto rounded-lg bg-raised px-3 py-2 shadow-3 max-md:bottom-[72px]">
      <span className="px-1 font-medium whitespace-nowrap" role="status">{cards.length} selected{editable.length < cards.length && `, ${editable.length} yours to change`}</span>
      <Button size="sm" onClick={() => setBulk("move")}>Move</Button>
      <Button size="sm" onClick={() => setBulk("ownerId")}>Owner</Button>
      <Button size="sm" onClick={() => setBulk("expectedCloseDate")}>Close date</Button>
      <Button size="sm" onClick={() => setBulk("tags")}>Tag</Button>
      <AlertDialog title={`Delete ${count}?`} confirm={`Delete ${count}`} onConfirm={() => perform(() => actions.onDelete({ dealIds }), "deleted.")} trigger={<Button size="sm" variant="danger" disabled={editable.length === 0}>Delete {count}</Button>}>
        What only belongs to {editable.length === 1 ? "it" : "them"} goes along. In the trash everything can be brought back for 30 days.
      </AlertDialog>
      <Button size="sm" variant="quiet" onClick={onClear}>Clear</Button>
      {bulk && (
        <Dialog open onOpenChange={(open) => !open && setBulk(null)} title={titles[bulk]} description={`Changes ${count}.`}>
          <Form onSubmit={submit} className="grid gap-4">
            {bulk === "move" && <Field label="Stage"><Select name="value" options={columns.map(({ id, name }) => ({ value: id, label: name }))} /></Field>}
            {bulk === "ownerId" && <Field label="Owner" error={fault}><Combobox name="value" options={people.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }))} clearable placeholder="Nobody" /></Field>}
            {bulk === "expectedCloseDate" && <Field label="Expected close" error={fault}><Input name="value" type="date" /></Field>}
            {bulk === "tags" && <Field label="Tags to add" needed="Type a tag." hint="Part them with commas." error={fault}><Input name="value" /></Field>}
            <DialogFormFooter>
              <Button variant="quiet" onClick={() => setBulk(null)}>Cancel</Button>
              <Button type="submit" variant="primary" working={working}>{titles[bulk]}: {count}</Button>
            </DialogFormFooter>
          </Form>
        </Dialog>
      )}
    </div>
  );
}

const titles: Record<Bulk, string> = { move: "Move", ownerId: "Change owner", expectedCloseDate: "Change close date", tags: "Tag" };
