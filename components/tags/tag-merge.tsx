"use client";

import { useState } from "react";
import { useAct, type Undo } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { TagRow } from "@/lib/tags/queries";
import type { TagActions } from "./tag-actions";

/** Which tag takes the other's place on every record. */
export function TagMerge({ tag, others, onMerge, onUndo, onClose }: { tag: TagRow; others: readonly TagRow[]; onMerge: TagActions["onMerge"]; onUndo: Undo; onClose: () => void }) {
  const [intoId, setIntoId] = useState(others[0]?.id ?? "");
  const [fault, setFault] = useState("");
  const { run, working } = useAct(onUndo);
  const into = others.find(({ id }) => id === intoId);
  const merge = async () => {
    const outcome = await run(onMerge, { tagId: tag.id, intoId }, { object: tag.name, message: `is merged into ${into?.name ?? "the other"}.`, isInForm: true });
    if (outcome.ok) onClose();
    else setFault(outcome.message);
  };
  return (
    <Dialog
      title={`Merge ${tag.name}`} open onOpenChange={(open) => !open && onClose()}
      footer={<><DialogClose><Button variant="quiet">Cancel</Button></DialogClose><Button variant="primary" working={working} onClick={() => void merge()}>Merge tags</Button></>}
    >
      <Field label="It becomes" hint={tag.usageCount === 1 ? "The record that carries it carries this one." : `The ${tag.usageCount} records that carry it carry this one.`}>
        <Select value={intoId} onChange={(event) => setIntoId(event.target.value)} options={others.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      {fault && <ErrorLine>{fault}</ErrorLine>}
    </Dialog>
  );
}
