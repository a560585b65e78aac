"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useAct, type Undo } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import type { StageRow } from "@/lib/pipelines/queries";
import type { StageActions } from "./pipeline-actions";

type Props = { stage: StageRow; stages: readonly StageRow[]; onDelete: StageActions["onDeleteStage"]; onUndo: Undo };

/** A stage goes only when it is known where its deals go. */
export function StageDelete({ stage, stages, onDelete, onUndo }: Props) {
  const targets = stages.filter(({ id, ending }) => id !== stage.id && ending === stage.ending);
  const [toStageId, setToStageId] = useState("");
  const { open, show, fault, working, act } = useDeletion({ stage, onDelete, onUndo }, toStageId);
  const choose = (next: boolean) => {
    show(next);
    setToStageId(targets[0]?.id ?? "");
  };
  const footer = (
    <>
      <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
      <Button variant="danger" working={working} onClick={() => void act()}>Delete stage</Button>
    </>
  );
  const trigger = <IconButton size="sm" label={`Delete ${stage.name}`}><Trash2 /></IconButton>;
  const held = stage.deals === 0 ? "It holds no deals now" : `It holds ${counted(stage.deals).toLowerCase()}`;
  return (
    <Dialog title={`Delete ${stage.name}`} open={open} onOpenChange={choose} trigger={trigger} footer={footer}>
      {targets.length === 0 ? <p>This is the pipeline’s only stage for {stage.ending.toLowerCase()} deals. Add another one first.</p> : (
        <Field label="Its deals go to" hint={`${held}. Those in the trash move along.`}>
          <Select value={toStageId} onChange={(event) => setToStageId(event.target.value)} options={targets.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      )}
      {fault && <ErrorLine>{fault}</ErrorLine>}
    </Dialog>
  );
}

function useDeletion({ stage, onDelete, onUndo }: Omit<Props, "stages">, toStageId: string) {
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState("");
  const { run, working } = useAct(onUndo);
  const show = (next: boolean) => {
    setOpen(next);
    setFault("");
  };
  const act = async () => {
    const message = stage.deals > 0 ? `is gone. ${counted(stage.deals)} moved on.` : "is gone.";
    const outcome = await run(onDelete, { stageId: stage.id, ...(toStageId && { toStageId }) }, { object: stage.name, message, isInForm: true });
    if (outcome.ok) setOpen(false);
    else setFault(outcome.message);
  };
  return { open, show, fault, working, act };
}

function counted(deals: number) {
  return deals === 1 ? "1 deal" : `${deals} deals`;
}
