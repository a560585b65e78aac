"use client";

import { useState } from "react";
import { useRun, type Act } from "@/components/projects/use-run";

/** A dialog's act: closes it when it was done; else says what is wrong, in whole or at a field. */
export function useDialogAct(onClose: () => void) {
  const { run, working } = useRun();
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const send = async <I,>(act: Act<I>, input: I, said: { object: string; done: string }) => {
    setFaults({});
    const outcome = await run(act, input, { ...said, isInForm: true });
    if (outcome.ok) onClose();
    else setFaults(outcome.fields ?? { "": outcome.message });
    return outcome.ok;
  };
  return { send, working, setFaults, faultAt: (field: string) => faults[field], message: faults[""] };
}
