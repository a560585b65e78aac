"use client";

import { Plus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Ending } from "@/lib/pipelines/rules";
import type { PipelineActions, StageActions } from "./pipeline-actions";
import { endings } from "./stage-item";

type Faults = Readonly<Record<string, string>>;

/** A new pipeline begins with the usual stages. */
export function NewPipeline({ currency, onCreate, onUndo }: Pick<PipelineActions, "onCreate" | "onUndo"> & { currency: string }) {
  const { open, setOpen, faults, submit, working } = useForm(onUndo);
  const create = (event: FormEvent<HTMLFormElement>) => {
    const text = read(event);
    void submit(onCreate, { name: text("name"), currencyCode: text("currencyCode") }, { object: text("name"), message: "is a new pipeline." });
  };
  return (
    <Dialog title="New pipeline" description="It begins with six stages that you can change." open={open} onOpenChange={setOpen} trigger={<Button variant="primary"><Plus />New pipeline</Button>}>
      <form onSubmit={create} className="grid gap-4" noValidate>
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" error={faults.name}><Input name="name" autoFocus maxLength={60} /></Field>
        <Field label="Currency" hint="New deals begin with it." error={faults.currencyCode}><Input name="currencyCode" defaultValue={currency} maxLength={3} /></Field>
        <FormEnd verb="Add pipeline" working={working} />
      </form>
    </Dialog>
  );
}

export function NewStage({ pipelineId, onAddStage, onUndo }: Pick<StageActions, "onAddStage" | "onUndo"> & { pipelineId: string }) {
  const { open, setOpen, faults, submit, working } = useForm(onUndo);
  const [ending, setEnding] = useState<Ending>("OPEN");
  const create = (event: FormEvent<HTMLFormElement>) => {
    const text = read(event);
    const [probability, days] = [text("probability"), text("daysInStage")];
    const input = { pipelineId, name: text("name"), ending, color: text("color"), ...(probability && { probability }), ...(days && { daysInStage: Number(days) }) };
    void submit(onAddStage, input, { object: text("name"), message: "is a new stage." });
  };
  return (
    <Dialog title="New stage" open={open} onOpenChange={setOpen} trigger={<Button size="sm" variant="quiet"><Plus />Add stage</Button>}>
      <form onSubmit={create} className="grid gap-4" noValidate>
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" error={faults.name}><Input name="name" autoFocus maxLength={60} /></Field>
        <Field label="Deals in it are"><Select options={endings} value={ending} onChange={(event) => setEnding(event.target.value as Ending)} /></Field>
        {ending === "OPEN" && (
          <div className="grid grid-cols-2 gap-3">
            <Field label="Probability in percent" error={faults.probability}><Input name="probability" inputMode="decimal" defaultValue="0" /></Field>
            <Field label="Stale after days" optional error={faults.daysInStage}><Input name="daysInStage" inputMode="numeric" /></Field>
          </div>
        )}
        <Field label="Colour"><Input name="color" type="color" defaultValue="#6B7280" className="w-16 px-1" /></Field>
        <FormEnd verb="Add stage" working={working} />
      </form>
    </Dialog>
  );
}

function FormEnd({ verb, working }: { verb: string; working: boolean }) {
  return (
    <DialogFormFooter>
      <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
      <Button type="submit" variant="primary" working={working}>{verb}</Button>
    </DialogFormFooter>
  );
}

function read(event: FormEvent<HTMLFormElement>) {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  return (name: string) => String(form.get(name) ?? "").trim();
}

function useForm(onUndo: PipelineActions["onUndo"]) {
  const [open, setOpen] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const { run, working } = useAct(onUndo);
  const submit: typeof run = async (act, input, said) => {
    const outcome = await run(act, input, { ...said, isInForm: true });
    if (outcome.ok) setOpen(false);
    setFaults(outcome.ok ? {} : (outcome.fields ?? { "": outcome.message }));
    return outcome;
  };
  return { open, setOpen, faults, submit, working };
}
