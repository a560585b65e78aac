"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { BulkPreview } from "@/lib/customers/rules/bulk";
import { asList, type CustomerActions, type CustomerQuestions } from "./customer-actions";
import { useBulkEdit, type Change } from "./use-bulk-edit";
import { counted, statuses } from "./words";

export type Bulk = "ownerId" | "status" | "tags";
type Person = { id: string; name: string; isActive: boolean };
type Props = {
  bulk: Bulk;
  customerIds: string[];
  people: readonly Person[];
  actions: CustomerActions & CustomerQuestions;
  onClose: () => void;
  onDone: () => void;
};
type Choosing = { change: Change | null; onChoose: (change: Change) => void };

const titles: Record<Bulk, string> = { ownerId: "Change owner", status: "Change status", tags: "Tag" };

/** One change for many customers. As soon as it is chosen it says how many it changes, and which stay. */
export function BulkDialog({ bulk, customerIds, people, actions, onClose, onDone }: Props) {
  const { change, preview, fault, working, choose, act } = useBulkEdit(customerIds, actions, onDone);
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>Cancel</Button>
      <Button variant="primary" disabled={!preview?.changed} working={working} onClick={() => void act()}>
        {preview ? `Change ${counted(preview.changed)}` : titles[bulk]}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={titles[bulk]} description={`Of ${counted(customerIds.length)}.`} footer={footer}>
      {bulk === "ownerId" && <OwnerField people={people} change={change} onChoose={choose} />}
      {bulk === "status" && <StatusField onChoose={choose} />}
      {bulk === "tags" && <TagFields onChoose={choose} />}
      <p role="status" className="text-ink-2">{preview ? said(preview) : "Choose, and it says here what will change."}</p>
      {fault && <ErrorLine>{fault}</ErrorLine>}
    </Dialog>
  );
}

function OwnerField({ people, change, onChoose }: Choosing & { people: readonly Person[] }) {
  const optionOf = ({ id, name }: Person) => ({ value: id, label: name });
  const chosen = people.find(({ id }) => change?.field === "ownerId" && id === change.value);
  return (
    <Field label="Owner">
      <Combobox
        options={people.filter(({ isActive }) => isActive).map(optionOf)}
        value={chosen ? optionOf(chosen) : null}
        onChange={(option) => onChoose({ field: "ownerId", value: option?.value ?? null })}
        clearable
        placeholder="Choose a person"
      />
    </Field>
  );
}

function StatusField({ onChoose }: Pick<Choosing, "onChoose">) {
  const choose = (status: string) => status && onChoose({ field: "status", value: status as "ACTIVE" });
  return (
    <Field label="Status">
      <Select options={statuses} empty="Choose a status" defaultValue="" onChange={({ target }) => choose(target.value)} />
    </Field>
  );
}

function TagFields({ onChoose }: Pick<Choosing, "onChoose">) {
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

function said({ changed, unchanged, forbidden }: BulkPreview) {
  const [stays, are] = forbidden === 1 ? ["stays", "it is"] : ["stay", "they are"];
  return [
    `Changes ${counted(changed)}.`,
    unchanged > 0 && `${counted(unchanged)} already ${unchanged === 1 ? "is" : "are"} so.`,
    forbidden > 0 && `${counted(forbidden)} of others ${stays} as ${are}.`,
  ].filter(Boolean).join(" ");
}
