"use client";

import { useState, useTransition } from "react";
import { answered } from "@/components/ui/answered";
import type { Outcome } from "@/lib/action";

/** Sends something and keeps the sentence it was refused with. Nothing is lost when the line breaks: the words stay in the form. */
export function useSay() {
  const [working, start] = useTransition();
  const [error, setError] = useState<string | null>(null);
  const say = (act: () => Promise<Outcome<unknown>>, onDone: () => void = () => {}) => {
    setError(null);
    start(async () => {
      const outcome = await answered(act());
      if (outcome.ok) onDone();
      else setError(outcome.message);
    });
  };
  return { say, working, error };
}
