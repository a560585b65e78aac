"use client";

import { useState, useTransition, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/action";
import type { DealCard } from "@/lib/deals/queries/shapes";
import type { BoardActions, Done } from "./board-actions";
import type { QuickAct } from "./card-tools";
import { offerUndo } from "./undoing";

export type People = readonly { id: string; name: string; isActive: boolean }[];
export type NewActivity = { dealId: string; type: "TASK" | "CALL" | "EMAIL" | "MEETING" | "TODO"; subject: string; dueDate?: string; dueTime?: string };
type Props = { act: QuickAct; card: DealCard; people: People; onEdit: BoardActions["onEdit"]; onUndo: BoardActions["onUndo"]; onPlan: (activity: NewActivity) => Promise<Outcome<Done>>; onClose: () => void };

const titles: Record<QuickAct, string> = { plan: "Add activity", owner: "Change owner", date: "Change close date", amount: "Change amount", tag: "Tag" };
const kinds = [{ value: "CALL", label: "Call" }, { value: "EMAIL", label: "E-mail" }, { value: "MEETING", label: "Meeting" }, { value: "TASK", label: "Task" }, { value: "TODO", label: "To-do" }];

/** One small form for the acts on a card. The server's sentence stands at its field. */
export function QuickDialog({ act, card, people, onEdit, onUndo, onPlan, onClose }: Props) {
  const [fault, setFault] = useState<string>();
  const [working, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    start(async () => {
      const outcome = act === "plan" ? await onPlan(planOf(form, card.id)) : await onEdit(editOf(act, form, card));
      if (!outcome.ok) return start(() => setFault(outcome.message));
      offerUndo(outcome.value, { object: card.name, message: `${said[act]}.` }, onUndo);
      onClose();
    });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={titles[act]} description={card.name}>
      <Form onSubmit={submit} className="grid gap-4">
        <QuickFields act={act} card={card} people={people} fault={fault} />
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>{titles[act]}</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}

const said: Record<QuickAct, string> = { plan: "has a next activity", owner: "has another owner", date: "has another close date", amount: "has another amount", tag: "has other tags" };

function QuickFields({ act, card, people, fault }: Pick<Props, "act" | "card" | "people"> & { fault: string | undefined }): ReactElement {
  const options = people.filter(({ id, isActive }) => isActive || id === card.ownerId).map(({ id, name }) => ({ value: id, label: name }));
  const owner = options.find(({ value }) => value === card.ownerId) ?? null;
  if (act === "owner") return <Field label="Owner" error={fault}><Combobox name="value" options={options} value={owner} clearable placeholder="Nobody" /></Field>;
  if (act === "date") return <Field label="Expected close" error={fault}><Input name="value" type="date" defaultValue={card.expectedCloseDate ?? ""} autoFocus /></Field>;
  if (act === "amount") return <Field label={`Amount in ${card.currencyCode}`} error={fault}><NumberInput name="value" defaultValue={card.amount ?? ""} autoFocus /></Field>;
  if (act === "tag") return <Field label="Tags" hint="Part them with commas. A new name makes a new tag." error={fault}><Input name="value" defaultValue={card.tags.join(", ")} autoFocus /></Field>;
  return (
    <>
      <Field label="What" needed="Say what is to be done." error={fault}><Input name="subject" autoFocus maxLength={200} /></Field>
      <div className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
        <Field label="Kind"><Select name="type" options={kinds} defaultValue="CALL" /></Field>
        <Field label="Day"><Input name="dueDate" type="date" /></Field>
        <Field label="Time" optional><Input name="dueTime" type="time" /></Field>
      </div>
    </>
  );
}

function planOf(form: FormData, dealId: string): NewActivity {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const [dueDate, dueTime] = [text("dueDate"), text("dueTime")];
  return { dealId, type: text("type") as NewActivity["type"], subject: text("subject"), ...(dueDate && { dueDate }), ...(dueTime && { dueTime }) };
}

function editOf(act: Exclude<QuickAct, "plan">, form: FormData, card: DealCard): Parameters<BoardActions["onEdit"]>[0] {
  const text = String(form.get("value") ?? "").trim();
  const dealId = card.id;
  if (act === "owner") return { dealId, field: "ownerId", was: card.ownerId, value: text || null };
  if (act === "date") return { dealId, field: "expectedCloseDate", was: card.expectedCloseDate, value: text || null };
  if (act === "amount") return { dealId, field: "amount", was: card.amount, value: text || null };
  return { dealId, field: "tags", was: card.tags, value: text.split(",").map((tag) => tag.trim()).filter(Boolean) };
}
