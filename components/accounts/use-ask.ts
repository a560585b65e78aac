"use client";

import { useState, useTransition, type FormEvent } from "react";
import { answered } from "@/components/ui/answered";
import type { Outcome, Refused } from "@/lib/action";

/** One form's question to the server: whether it is being answered, and what was refused, in whole or at a field. */
export function useAsk<T>() {
  const [refused, setRefused] = useState<Refused | null>(null);
  const [working, start] = useTransition();
  const ask = (question: () => Promise<Outcome<T>>, then: (value: T) => void = () => {}) => {
    setRefused(null);
    start(async () => {
      const outcome: Outcome<T> = await answered(question());
      start(() => {
        setRefused(outcome.ok ? null : outcome);
        if (outcome.ok) then(outcome.value);
      });
    });
  };
  const fields = refused?.fields ?? {};
  return { ask, working, errorAt: (field: string) => fields[field], message: refused && Object.keys(fields).length === 0 ? refused.message : undefined, clear: () => setRefused(null) };
}

/** The texts of a form that was submitted; the page stays. */
export function textsOf(event: FormEvent<HTMLFormElement>) {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  return (name: string) => String(form.get(name) ?? "");
}
