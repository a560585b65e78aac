"use client";

import { Plus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { readForm, useForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import type { Ending } from "@/lib/pipelines/rules";
import type { PipelineActions, StageActions } from "./pipeline-actions";
import { endings } from "./stage-item";

/** A new pipeline begins with the usual stages. */
export function NewPipeline({ currency, onCreate, onUndo }: Pick<PipelineActions, "onCreate" | "onUndo"> & { currency: string }) {
  const { open, setOpen, faults, submit, working } = useForm(onUndo);
  const create = (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    void submit(onCreate, { name: text("name"), currencyCode: text("currencyCode") }, { object: text("name"), message: "is a new pipeline." });
  };
  return (
    <Dialog title="New pipeline" description="It begins with six stages that you can change." open={open} onOpenChange={setOpen} trigger={<Button variant="primary"><Plus />New pipeline</Button>}>
      <Form onSubmit={create} className="grid gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" error={faults.name}><Input name="name" autoFocus maxLength={60} /></Field>
        <Field label="Currency" hint="New deals begin with it." error={faults.currencyCode}><Input name="currencyCode" defaultValue={currency} maxLength={3} /></Field>
        <FormEnd verb="Add pipeline" working={working} />
      </Form>
    </Dialog>
  );
}

export function NewStage({ pipelineId, onAddStage, onUndo }: Pick<StageActions, "onAddStage" | "onUndo"> & { pipelineId: string }) {
  const { open, setOpen, faults, submit, working } = useForm(onUndo);
  const [ending, setEnding] = useState<Ending>("OPEN");
  const create = (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const [probability, days] = [text("probability"), text("daysInStage")];
    const input = { pipelineId, name: text("name"), ending, color: text("color"), ...(probability && { probability }), ...(days && { daysInStage: Number(days) }) };
    void submit(onAddStage, input, { object: text("name"), message: "is a new stage." });
  };
  return (
    <Dialog title="New stage" open={open} onOpenChange={setOpen} trigger={<Button size="sm" variant="quiet"><Plus />Add stage</Button>}>
      <Form onSubmit={create} className="grid gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" error={faults.name}><Input name="name" autoFocus maxLength={60} /></Field>
        <Field label="Deals in it are"><Select options={endings} value={ending} onChange={(event) => setEnding(event.target.value as Ending)} /></Field>
        {ending === "OPEN" && (
          <div className="grid grid-cols-2 gap-3">
            <Field label="Probability in percent" error={faults.probability}><NumberInput name="probability" kind="percent" defaultValue="0" /></Field>
            <Field label="Stale after days" optional error={faults.daysInStage}><Input name="daysInStage" inputMode="numeric" /></Field>
          </div>
        )}
        <Field label="Colour"><Input name="color" type="color" defaultValue="#6B7280" className="w-16 px-1" /></Field>
        <FormEnd verb="Add stage" working={working} />
      </Form>
    </Dialog>
  );
}
