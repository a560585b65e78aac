"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { BoardColumn } from "@/lib/deals/queries/shapes";
import type { People } from "./quick-dialog";

export type Bulk = "move" | "ownerId" | "expectedCloseDate" | "tags";
type Asked = { bulk: Bulk; columns: BoardColumn[]; people: People; fault: string | undefined };
type Props = Asked & { count: string; working: boolean; onSubmit: (text: string) => void; onClose: () => void };

const titles: Record<Bulk, string> = { move: "Move", ownerId: "Change owner", expectedCloseDate: "Change close date", tags: "Tag" };

/** The one thing an act on all selected deals asks for. */
export function BulkDialog({ bulk, count, working, onSubmit, onClose, ...asked }: Props) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(String(new FormData(event.currentTarget).get("value") ?? "").trim());
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={titles[bulk]} description={`Changes ${count}.`}>
      <Form onSubmit={submit} className="grid gap-4">
        <BulkField bulk={bulk} {...asked} />
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>{titles[bulk]}: {count}</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}

function BulkField({ bulk, columns, people, fault }: Asked) {
  const owners = people.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }));
  if (bulk === "move") return <Field label="Stage"><Select name="value" options={columns.map(({ id, name }) => ({ value: id, label: name }))} /></Field>;
  if (bulk === "ownerId") return <Field label="Owner" error={fault}><Combobox name="value" options={owners} clearable placeholder="Nobody" /></Field>;
  if (bulk === "expectedCloseDate") return <Field label="Expected close" error={fault}><Input name="value" type="date" /></Field>;
  return <Field label="Tags to add" needed="Type a tag." hint="Part them with commas." error={fault}><Input name="value" /></Field>;
}
