"use client";

import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Skeleton } from "@/components/ui/skeleton";
import type { Assignable, PlanRecord, Preview } from "@/lib/adoption/shapes";
import type { PlanActions } from "./adoption-actions";
import { readSelection, SelectionFields } from "./selection-fields";
import { SyncDiffList } from "./sync-diff";
import { useAssignable } from "./use-assignable";

type Change = ReturnType<typeof readSelection>;
type Shown = { change: Change; preview: Preview };
type Props = { plan: PlanRecord; actions: PlanActions; onClose: () => void };

/** Another licence, other outcomes or releases: first what it does to the plan, then the change. */
export function ChangeDialog(props: Props) {
  const { plan, actions, onClose } = props;
  const offer = useAssignable(actions.listAssignable)?.find(({ kind, id }) => kind === plan.kind && id === plan.parentId);
  const { read, asked, shown, faults, working, look, apply, back } = usePlanChange(props);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void look(readSelection(event.currentTarget));
  };
  return (
    <Dialog title="Change what the plan covers" size="lg" open onOpenChange={(open) => !open && onClose()}>
      {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
      {shown ? (
        <>
          <ChangeDiff plan={plan} preview={shown.preview} />
          <DialogFormFooter>
            <Button variant="quiet" onClick={back}>Back</Button>
            <Button variant="primary" working={working} onClick={() => void apply(shown)}>Change plan</Button>
          </DialogFormFooter>
        </>
      ) : offer ? (
        <Form className="grid gap-4" onSubmit={submit}>
          <SelectionFields offer={withGone(offer, read)} chosen={asked} faults={faults} />
          <FormEnd verb="Show what changes" working={false} />
        </Form>
      ) : <Skeleton className="h-40" />}
    </Dialog>
  );
}

/** What is asked of the plan as it was read; it is shown before it is done. */
function usePlanChange({ plan, actions, onClose }: Props) {
  const [read] = useState(plan);
  const [asked, setAsked] = useState<Change>({ licenseLevel: plan.licenseLevel, outcomes: idsOf(plan.chosen.outcomes), releases: idsOf(plan.chosen.releases) });
  const [shown, setShown] = useState<Shown | null>(null);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { run, working } = useAct(actions.undoChangeSet);
  const look = async (change: Change) => {
    setAsked(change);
    const outcome = await actions.previewSync({ planId: plan.id, change });
    setFaults({});
    if (outcome.ok) setShown({ change, preview: outcome.value });
    else setFaults(outcome.fields ?? { "": outcome.message });
  };
  const apply = async ({ change, preview: { seen } }: Shown) => {
    const input = { planId: plan.id, version: read.version, seen, ...change };
    const outcome = await run(actions.changeAssignment, input, { object: plan.productName, message: "covers something else now.", isInForm: true });
    if (outcome.ok) return onClose();
    setShown(null);
    setFaults({ "": outcome.message });
  };
  return { read, asked, shown, faults, working, look, apply, back: () => setShown(null) };
}

/** Of a solution, one diff over all of its plans. */
function ChangeDiff({ plan: { kind, productName }, preview: { parts, ...diff } }: { plan: PlanRecord; preview: Preview }) {
  if (kind === "product") return <SyncDiffList diff={diff} />;
  return (
    <div className="grid gap-5">
      <section><h3 className="mb-1 font-semibold">{productName}</h3><SyncDiffList diff={diff} /></section>
      {parts.map((part) => <section key={part.planId} className="border-t border-line pt-4"><h3 className="mb-1 font-semibold">{part.productName}</h3><SyncDiffList diff={part.diff} /></section>)}
      {parts.length === 0 && <p className="text-ink-2">The plans of its products stay as they are.</p>}
    </div>
  );
}

/** What was chosen and is not in the catalogue any more stays chosen until a person takes it out. */
function withGone({ outcomes, releases }: Assignable, { chosen }: PlanRecord) {
  const gone = (offered: Assignable["outcomes"], own: Assignable["outcomes"]) => own.filter(({ id }) => !offered.some((one) => one.id === id)).map(({ id, name }) => ({ id, name: `${name} (not offered any more)` }));
  return { outcomes: [...outcomes, ...gone(outcomes, chosen.outcomes)], releases: [...releases, ...gone(releases, chosen.releases)] };
}

const idsOf = (chosen: Assignable["outcomes"]) => chosen.map(({ id }) => id);
