"use client";

import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Skeleton } from "@/components/ui/skeleton";
import type { SyncDiff } from "@/lib/adoption/rules/diff";
import type { PlanRecord } from "@/lib/adoption/shapes";
import type { PlanActions } from "./adoption-actions";
import { readSelection, SelectionFields } from "./selection-fields";
import { SyncDiffList } from "./sync-diff";
import { useAssignable } from "./use-assignable";

type Change = ReturnType<typeof readSelection>;

/** Another licence, other outcomes or releases: first what it does to the plan, then the change. */
export function ChangeDialog({ plan, actions, onClose }: { plan: PlanRecord; actions: PlanActions; onClose: () => void }) {
  const offer = useAssignable(actions.listAssignable)?.find(({ kind, id }) => kind === plan.kind && id === plan.parentId);
  const [shown, setShown] = useState<{ change: Change; diff: SyncDiff } | null>(null);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { run, working } = useAct(actions.undoChangeSet);
  const look = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const change = readSelection(event.currentTarget);
    const outcome = await actions.previewSync({ planId: plan.id, change });
    if (outcome.ok) setShown({ change, diff: outcome.value });
    else setFaults(outcome.fields ?? { "": outcome.message });
  };
  const apply = async ({ change }: { change: Change }) => {
    const outcome = await run(actions.changeAssignment, { planId: plan.id, version: plan.version, ...change }, { object: plan.productName, message: "covers something else now.", isInForm: true });
    if (outcome.ok) return onClose();
    setShown(null);
    setFaults({ "": outcome.message });
  };
  return (
    <Dialog title="Change what the plan covers" size="lg" open onOpenChange={(open) => !open && onClose()}>
      {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
      {shown ? (
        <>
          <SyncDiffList diff={shown.diff} />
          <DialogFormFooter><Button variant="quiet" onClick={() => setShown(null)}>Back</Button><Button variant="primary" working={working} onClick={() => void apply(shown)}>Change plan</Button></DialogFormFooter>
        </>
      ) : offer ? (
        <Form className="grid gap-4" onSubmit={(event) => void look(event)}>
          <SelectionFields offer={offer} chosen={plan} faults={faults} />
          <FormEnd verb="Show what changes" working={false} />
        </Form>
      ) : <Skeleton className="h-40" />}
    </Dialog>
  );
}
