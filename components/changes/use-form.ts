"use client";

import { useState, type FormEvent } from "react";
import { useAct, type Undo } from "./use-act";

/** A dialog's form: open or not, what the server says of each field, and an act that closes it when it was done. */
export function useForm(onUndo: Undo) {
  const [open, setOpen] = useState(false);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { run, working } = useAct(onUndo);
  const submit: typeof run = async (act, input, said) => {
    setFaults({});
    const outcome = await run(act, input, { ...said, isInForm: true });
    if (outcome.ok) setOpen(false);
    else setFaults(outcome.fields ?? { "": outcome.message });
    return outcome;
  };
  return { open, setOpen, faults, submit, working };
}

/** What stands in a form's fields, by name. */
export function readForm(event: FormEvent<HTMLFormElement>) {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  return (name: string) => String(form.get(name) ?? "").trim();
}
