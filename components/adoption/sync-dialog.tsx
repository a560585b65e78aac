"use client";

import { useEffect, useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import type { Preview } from "@/lib/adoption/shapes";
import type { PlanActions } from "./adoption-actions";
import { SyncDiffList } from "./sync-diff";

type Props = { planId: string; productName: string; actions: PlanActions; onClose: () => void };

/** What the catalogue changed since, and the sync that brings exactly that into the plan. */
export function SyncDialog({ planId, productName, actions, onClose }: Props) {
  const { shown, fault, setFault } = usePreview(planId, actions.previewSync);
  const { run, working } = useAct(actions.undoChangeSet);
  const sync = async ({ definitionVersion }: Preview) => {
    const said = { object: productName, message: "is in sync with the catalogue.", isInForm: true };
    const outcome = await run(actions.syncPlan, { planId, definitionVersion }, said);
    if (outcome.ok) onClose();
    else setFault(outcome.message);
  };
  const footer = (
    <>
      <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
      {shown && <Button variant="primary" working={working} onClick={() => void sync(shown)}>Sync plan</Button>}
    </>
  );
  return (
    <Dialog title="Sync plan" description={KEPT} size="lg" open onOpenChange={(open) => !open && onClose()} footer={footer}>
      {fault && <ErrorLine>{fault}</ErrorLine>}
      {shown ? <SyncDiffList diff={shown} /> : !fault && <Skeleton className="h-24" />}
    </Dialog>
  );
}

const KEPT = "Statuses, notes, evidence and values stay. Finished work stays finished.";

function usePreview(planId: string, previewSync: PlanActions["previewSync"]) {
  const [shown, setShown] = useState<Preview | null>(null);
  const [fault, setFault] = useState("");
  // The diff is asked of the server when the dialog opens: it is too long for a page that may never need it.
  useEffect(() => {
    let isGone = false;
    void previewSync({ planId }).then((outcome) => {
      if (isGone) return;
      if (outcome.ok) setShown(outcome.value);
      else setFault(outcome.message);
    });
    return () => {
      isGone = true;
    };
  }, [planId, previewSync]);
  return { shown, fault, setFault };
}
