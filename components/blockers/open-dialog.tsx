"use client";

import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { readForm } from "@/components/changes/use-form";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import type { BlockerActions, BlockerPlace } from "./blocker-actions";
import { BlockerFields, optionOf, seesIt, type Choice } from "./blocker-fields";
import { EscalationPreview } from "./escalation-preview";
import { useDialogAct } from "./use-dialog-act";
import { useEscalationPreview } from "./use-escalation-preview";

type Task = { id: string; name: string };
type Props = { place: BlockerPlace; actions: BlockerActions; task?: Task | undefined; onClose: () => void };

/** What stands in the way, on whom it waits, whose it is; and what will fire when if nobody resolves it. */
export function OpenDialog({ place, actions, task, onClose }: Props) {
  const { projectId, clientName } = place;
  const [choice, setChoice] = useState(() => firstChoice(place, task));
  const { send, working, faultAt, message } = useDialogAct(onClose);
  const { category, owner } = choice;
  const asked = { projectId, category, isClientVisible: seesIt(choice), ...(owner && { ownerId: owner.value }) };
  const { preview, refusal } = useEscalationPreview(actions, asked);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const blocker = { projectId, ...read(readForm(event), choice) };
    void send(actions.openBlocker, blocker, { object: blocker.title, done: "is open. Its clock runs." });
  };
  return (
    <Dialog open size="lg" onOpenChange={(open) => !open && onClose()} title="Report a blocker">
      <Form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {message && <ErrorLine>{message}</ErrorLine>}
        <BlockerFields place={place} choice={choice} faultAt={faultAt} onChoose={(part) => setChoice({ ...choice, ...part })} />
        {refusal ? <ErrorLine>{refusal}</ErrorLine> : preview && <EscalationPreview preview={preview} clientName={clientName} />}
        <FormEnd verb="Report blocker" working={working} />
      </Form>
    </Dialog>
  );
}

function firstChoice({ staff, leadId }: BlockerPlace, task: Task | undefined): Choice {
  const lead = staff.find(({ id }) => id === leadId);
  return { category: "CLIENT_SIDE", owner: lead ? optionOf(lead) : null, stops: task ? optionOf(task) : null, proof: null, isShown: null };
}

/** What is left open is not sent, so that the server decides it. */
function read(text: (name: string) => string, { category, owner, stops, proof, isShown }: Choice) {
  const description = text("description");
  return {
    title: text("title"),
    category,
    ...(description && { description }),
    ...(owner && { ownerId: owner.value }),
    ...(stops && { taskId: stops.value }),
    ...(proof && { attributeId: proof.id }),
    ...(isShown !== null && { isClientVisible: isShown }),
  };
}
