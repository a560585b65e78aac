"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { readForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { TaskRow } from "@/lib/catalog/queries/shapes";
import type { TaskActions } from "./catalog-actions";

type Props = { task: TaskRow; field: "howToDoc" | "howToVideo"; label: string; canEdit: boolean; actions: Pick<TaskActions, "editTask" | "undoChangeSet"> };

/** The addresses where one reads, or sees, how a task is done. */
export function AddressList({ task, field, label, canEdit, actions }: Props) {
  const [isAdding, setAdding] = useState(false);
  const [fault, setFault] = useState("");
  const { run, working } = useAct(actions.undoChangeSet);
  const own = task[field];
  const leave = () => {
    setAdding(false);
    setFault("");
  };
  const save = async (value: string[]) => {
    const said = { object: task.name, message: `has other how-to ${label}s.`, isInForm: true };
    const outcome = await run(actions.editTask, { taskId: task.id, field, was: own, value }, said);
    if (outcome.ok) leave();
    else setFault(Object.values(outcome.fields ?? {})[0] ?? outcome.message);
  };
  const remove = (address: string) => void save(own.filter((each) => each !== address));
  return (
    <div className="grid justify-items-start gap-1">
      {own.map((address) => <Address key={address} address={address} working={working} {...(canEdit && { onRemove: () => remove(address) })} />)}
      {own.length === 0 && !canEdit && <span className="text-ink-3">none</span>}
      {isAdding && <AddressForm label={label} fault={fault} working={working} onAdd={(address) => void save([...own, address])} onCancel={leave} />}
      {fault && <ErrorLine>{fault}</ErrorLine>}
      {canEdit && !isAdding && <Button size="sm" variant="quiet" className="-ml-2" onClick={() => setAdding(true)}><Plus />Add {label}</Button>}
    </div>
  );
}

function Address({ address, working, onRemove }: { address: string; working: boolean; onRemove?: () => void }) {
  return (
    <span className="flex max-w-full items-center gap-1">
      <a href={address} target="_blank" rel="noreferrer" className="min-w-0 truncate">{address.replace(/^https?:\/\//, "")}</a>
      {onRemove && <IconButton size="sm" label={`Remove ${address}`} disabled={working} onClick={onRemove}><X /></IconButton>}
    </span>
  );
}

type Adding = { label: string; fault: string; working: boolean; onAdd: (address: string) => void; onCancel: () => void };

function AddressForm({ label, fault, working, onAdd, onCancel }: Adding) {
  return (
    <Form onSubmit={(event) => onAdd(readForm(event)("address"))} className="flex w-full flex-wrap gap-2">
      <Input
        controlSize="sm"
        name="address"
        type="url"
        inputMode="url"
        autoFocus
        aria-label={`Address of the ${label}`}
        aria-invalid={fault ? true : undefined}
        placeholder="https://"
        className="min-w-0 flex-1 basis-40"
      />
      <Button type="submit" size="sm" working={working}>Add</Button>
      <Button size="sm" variant="quiet" onClick={onCancel}>Cancel</Button>
    </Form>
  );
}
