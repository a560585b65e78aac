"use client";

import { useState, useTransition } from "react";
import type { z } from "zod";
import { useAct } from "@/components/changes/use-act";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { BulkEditCustomers } from "@/lib/customers/rules";
import type { BulkPreview } from "@/lib/customers/rules/bulk";
import { asList, type CustomerActions, type CustomerQuestions } from "./customer-actions";
import { statuses } from "./words";

export type Bulk = "ownerId" | "status" | "tags";
type Change = z.input<typeof BulkEditCustomers>["change"];
type Props = { bulk: Bulk; customerIds: string[]; people: readonly { id: string; name: string; isActive: boolean }[]; actions: CustomerActions & CustomerQuestions; onClose: () => void; onDone: () => void };

const titles: Record<Bulk, string> = { ownerId: "Change owner", status: "Change status", tags: "Tag" };

/** One change for many customers. As soon as it is chosen it says how many it changes, and which stay. */
export function BulkDialog({ bulk, customerIds, people, actions, onClose, onDone }: Props) {
  const [change, setChange] = useState<Change | null>(null);
  const [preview, setPreview] = useState<BulkPreview | null>(null);
  const [fault, setFault] = useState("");
  const [asking, ask] = useTransition();
  const { run, working } = useAct(actions.undoChangeSet);
  const choose = (chosen: Change) => {
    setChange(chosen);
    ask(async () => {
      const answer = await answered(actions.previewBulkEdit({ customerIds, change: chosen }));
      ask(() => {
        setPreview(answer.ok ? answer.value : null);
        setFault(answer.ok ? "" : answer.message);
      });
    });
  };
  const act = async () => {
    if (!change || !preview) return;
    const outcome = await run(actions.bulkEditCustomers, { customerIds, change }, { object: counted(preview.changed), message: "changed.", isInForm: true });
    if (outcome.ok) onDone();
    else setFault(outcome.message);
  };
  return (
    <Dialog
      open onOpenChange={(open) => !open && onClose()} title={titles[bulk]} description={`Of ${counted(customerIds.length)}.`}
      footer={<><Button variant="quiet" onClick={onClose}>Cancel</Button><Button variant="primary" disabled={!preview?.changed} working={working || asking} onClick={() => void act()}>{preview ? `Change ${counted(preview.changed)}` : titles[bulk]}</Button></>}
    >
      {bulk === "ownerId" && <Field label="Owner"><Combobox options={people.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }))} value={ownerOf(change, people)} onChange={(option) => choose({ field: "ownerId", value: option?.value ?? null })} clearable placeholder="Choose a person" /></Field>}
      {bulk === "status" && <Field label="Status"><Select options={statuses} empty="Choose a status" defaultValue="" onChange={({ target }) => target.value && choose({ field: "status", value: target.value as "ACTIVE" })} /></Field>}
      {bulk === "tags" && <TagFields onChoose={choose} />}
      <p role="status" className="text-ink-2">{preview ? said(preview) : "Choose, and it says here what will change."}</p>
      {fault && <ErrorLine>{fault}</ErrorLine>}
    </Dialog>
  );
}

function TagFields({ onChoose }: { onChoose: (change: Change) => void }) {
  const [add, setAdd] = useState("");
  const [remove, setRemove] = useState("");
  const [asked, setAsked] = useState("\n");
  const leave = () => {
    const typed = `${add}\n${remove}`;
    if (typed === asked) return;
    setAsked(typed);
    onChoose({ field: "tags", add: asList(add), remove: asList(remove) });
  };
  return (
    <>
      <Field label="Add" optional hint="Part them with commas. A new name makes a new tag."><Input value={add} onChange={({ target }) => setAdd(target.value)} onBlur={leave} /></Field>
      <Field label="Remove" optional><Input value={remove} onChange={({ target }) => setRemove(target.value)} onBlur={leave} /></Field>
    </>
  );
}

function ownerOf(change: Change | null, people: Props["people"]) {
  const person = change?.field === "ownerId" ? people.find(({ id }) => id === change.value) : undefined;
  return person ? { value: person.id, label: person.name } : null;
}

function said({ changed, unchanged, forbidden }: BulkPreview) {
  return [`Changes ${counted(changed)}.`, unchanged > 0 && `${counted(unchanged)} already ${unchanged === 1 ? "is" : "are"} so.`, forbidden > 0 && `${counted(forbidden)} of others ${forbidden === 1 ? "stays" : "stay"} as ${forbidden === 1 ? "it is" : "they are"}.`].filter(Boolean).join(" ");
}

function counted(count: number) {
  return count === 1 ? "1 customer" : `${count} customers`;
}
