"use client";

import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { readForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { dayIn, formatClock } from "@/components/ui/dates";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { useReader } from "@/components/ui/locale";
import { Textarea } from "@/components/ui/textarea";
import { SNOOZE_DAYS } from "@/lib/blockers/rules";
import type { BlockerView } from "@/lib/blockers/shapes";
import { shiftDay } from "@/lib/dates";
import type { OneOf, OwnerActions } from "./blocker-actions";
import { instantIn } from "./blocker-words";
import { useDialogAct } from "./use-dialog-act";

const MORNING = "09:00";
const soon = [["Tomorrow", 1], ["In three days", 3], ["In a week", 7]] as const;

/** Why the clock stands, and until when, in the reader's own time. */
export function SnoozeDialog({ blocker, place: { projectId }, actions, onClose }: OneOf<OwnerActions>) {
  const { zone } = useReader();
  const [until, setUntil] = useState("");
  const { send, working, setFaults, faultAt, message } = useDialogAct(onClose);
  const end = (at: string) => {
    setUntil(at);
    setFaults({});
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const at = instantIn(zone, until);
    if (!at) return setFaults({ until: "Say when it ends." });
    const input = { projectId, blockerId: blocker.id, reason: text("reason"), until: at.toISOString() };
    void send(actions.snoozeBlocker, input, { object: blocker.title, done: "is snoozed. Its clock stands." });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Snooze the blocker" description={<SnoozeLimits blocker={blocker} />}>
      <Form onSubmit={submit} className="grid gap-4">
        {message && <ErrorLine>{message}</ErrorLine>}
        <Field label="Why" error={faultAt("reason")}><Textarea name="reason" autoFocus maxLength={2000} /></Field>
        <Field label="Until" error={faultAt("until")} hint={zone && `On the clocks of ${zone.replaceAll("_", " ")}`}>
          <Input type="datetime-local" value={until} onChange={({ target: { value } }) => end(value)} />
        </Field>
        <SoonButtons onEnd={end} />
        <FormEnd verb="Snooze" working={working} />
      </Form>
    </Dialog>
  );
}

function SnoozeLimits({ blocker: { latestSnooze, snoozesLeft } }: { blocker: BlockerView }) {
  const left = snoozesLeft === 1 ? "This is the last snooze" : `${snoozesLeft} snoozes are left`;
  return (
    <>
      Its clock stands until then, at most {SNOOZE_DAYS} business days{latestSnooze && <>: <DateTime value={latestSnooze} /></>}. {left} before the
      next level.
    </>
  );
}

function SoonButtons({ onEnd }: { onEnd: (at: string) => void }) {
  const { zone, locale } = useReader();
  return (
    <div className="flex flex-wrap gap-1.5">
      {soon.map(([name, days]) => (
        <Button key={name} size="sm" onClick={() => onEnd(`${shiftDay(dayIn(new Date(), zone), days)}T${MORNING}`)}>
          {name}, {formatClock(MORNING, locale)}
        </Button>
      ))}
    </div>
  );
}
