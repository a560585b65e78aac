"use client";

import { useEffect, useState } from "react";
import type { Outcome } from "@/lib/action";
import type { CriteriaTest } from "@/lib/adoption/rules/testing";
import type { TaskActions } from "./catalog-actions";

export type Asked = Parameters<TaskActions["testCriteria"]>[0];

/** While somebody types, so long is waited for the next letter. */
const PAUSE = 300;
const unheard: Outcome<never> = { ok: false, status: 0, message: "The server could not be asked. Change something to ask again." };

/** Asks what a test says, anew with everything that changes. `test` is the last one that was answered, `refused` why the newest was not; only the answer to the newest counts. */
export function useCriteriaTest(ask: TaskActions["testCriteria"], asked: Asked, onFaults: (faults: Readonly<Record<string, string>>) => void) {
  const key = JSON.stringify(asked);
  const [answered, setAnswered] = useState<string | null>(null);
  const [test, setTest] = useState<CriteriaTest | null>(null);
  const [refused, setRefused] = useState<Exclude<Outcome<CriteriaTest>, { ok: true }> | null>(null);
  // The answer comes from the server, and only once the hand rests.
  useEffect(() => {
    let isGone = false;
    const hear = (outcome: Outcome<CriteriaTest>) => {
      if (isGone) return;
      setAnswered(key);
      setRefused(outcome.ok ? null : outcome);
      if (outcome.ok) setTest(outcome.value);
      onFaults(outcome.ok ? {} : ownFaults(outcome.fields));
    };
    const timer = setTimeout(() => void ask(JSON.parse(key) as Asked).catch(() => unheard).then(hear), PAUSE);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [ask, key, onFaults]);
  return { test, refused, isAsking: answered !== key };
}

/** Those of the form's own fields: "draft.successCriteria.threshold" by the name the form knows. */
function ownFaults(fields: Readonly<Record<string, string>> = {}) {
  return Object.fromEntries(Object.entries(fields).flatMap(([path, message]) => (path.startsWith("draft.") ? [[path.slice("draft.".length), message]] : [])));
}
