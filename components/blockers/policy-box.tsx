"use client";

import { useState, type FormEvent } from "react";
import type { z } from "zod";
import { useAsk } from "@/components/accounts/use-ask";
import { FormEnd } from "@/components/changes/form-end";
import { readForm } from "@/components/changes/use-form";
import { Box } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { toastDone } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import { LEVELS, levelLabels, Timing, type ChangePolicy } from "@/lib/blockers/rules/policy";
import type { PolicyView } from "@/lib/blockers/shapes";
import { waitingOn } from "@/lib/blockers/rules/words";

type Changed = { version: number; switched: number };
export type OnPolicy = (input: ChangePolicy) => Promise<Outcome<Changed>>;

/** What holds for one category: after how many business days each level hears of a blocker. */
export function PolicyBox({ policy, open, onChange }: { policy: PolicyView; open: number; onChange: OnPolicy }) {
  const { category, version, levels, effectiveAt, byName } = policy;
  const [isEditing, setEditing] = useState(false);
  return (
    <Box title={waitingOn[category]} aside={category === "INTERNAL" ? "on our calendar" : "on the client’s calendar"} actions={<Button size="sm" onClick={() => setEditing(true)}>New version</Button>}>
      <dl className="flex flex-wrap gap-x-10 gap-y-2">
        {LEVELS.map((level) => (
          <div key={level}>
            <dt className="text-xs text-ink-3">{levelLabels[level]}</dt>
            <dd className="text-lg/6 font-medium">{daysInWords(levels[level])}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2.5 text-xs text-ink-3">Version {version}, since <DateTime value={effectiveAt} />{byName && `, by ${byName}`}. {blockersInWords(open)} on it now.</p>
      {isEditing && <PolicyDialog policy={policy} open={open} onChange={onChange} onClose={() => setEditing(false)} />}
    </Box>
  );
}

function PolicyDialog({ policy: { category, version, levels }, open, onChange, onClose }: { policy: PolicyView; open: number; onChange: OnPolicy; onClose: () => void }) {
  const { ask, working, message, errorAt } = useAsk<Changed>();
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const { data, error } = Timing.safeParse(Object.fromEntries(LEVELS.map((level) => [level, text(level) ? Number(text(level)) : undefined])));
    setFaults(faultsIn(error));
    if (!data) return;
    ask(() => onChange({ category, version, levels: data }), ({ version: next, switched }) => {
      toastDone({ object: waitingOn[category], message: `has version ${next}. ${blockersInWords(switched)} recounted.` });
      onClose();
    });
  };
  const recounted = open === 0 ? "no open blocker" : `${open} open ${open === 1 ? "blocker" : "blockers"}`;
  const description = `It holds from now on and recounts ${recounted}. Levels that have fired stay fired.`;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} title={`New version: ${waitingOn[category]}`} description={description}>
      <Form onSubmit={submit} className="grid gap-4">
        {message && <ErrorLine>{message}</ErrorLine>}
        <LevelFields levels={levels} faultAt={(level) => faults[level] ?? errorAt(`levels.${level}`)} />
        <FormEnd verb="Make version" working={working} />
      </Form>
    </Dialog>
  );
}

function LevelFields({ levels, faultAt }: { levels: Timing; faultAt: (level: string) => string | undefined }) {
  return (
    <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
      {LEVELS.map((level, n) => (
        <Field key={level} label={`${levelLabels[level]} after`} hint="business days" error={faultAt(level)}>
          <Input name={level} type="number" step="0.5" min="0.5" inputMode="decimal" autoFocus={n === 0} defaultValue={levels[level]} />
        </Field>
      ))}
    </div>
  );
}

function faultsIn(error: z.ZodError | undefined) {
  const said = ({ code, message }: z.core.$ZodIssue) => (code === "invalid_type" ? "Type a number of business days." : message);
  return Object.fromEntries((error?.issues ?? []).toReversed().map((issue) => [issue.path.join("."), said(issue)]));
}

function daysInWords(days: number) {
  return `${days} business ${days === 1 ? "day" : "days"}`;
}

function blockersInWords(count: number) {
  return count === 0 ? "No open blocker is" : count === 1 ? "One open blocker is" : `${count} open blockers are`;
}
