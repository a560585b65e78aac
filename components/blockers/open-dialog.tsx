"use client";

import { useEffect, useState, useTransition, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { readForm } from "@/components/changes/use-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { CATEGORIES, type Category } from "@/lib/blockers/rules";
import type { Preview, WatchedAttribute } from "@/lib/blockers/shapes";
import type { BlockerActions, BlockerPlace } from "./blocker-actions";
import { categoryChoices } from "./blocker-words";
import { EscalationPreview } from "./escalation-preview";
import { ProofPick } from "./proof-pick";
import { useDialogAct } from "./use-dialog-act";

/** What stands in the way, on whom it waits, whose it is; and what will fire when if nobody resolves it. */
export function OpenDialog({ place, actions, task, onClose }: { place: BlockerPlace; actions: BlockerActions; task?: { id: string; name: string } | undefined; onClose: () => void }) {
  const { projectId, clientName, leadId, staff, tasks, attributes } = place;
  const options = staff.map(optionOf);
  const [category, setCategory] = useState<Category>("CLIENT_SIDE");
  const [owner, setOwner] = useState<ComboboxOption | null>(options.find(({ value }) => value === leadId) ?? null);
  const [stops, setStops] = useState<ComboboxOption | null>(task ? optionOf(task) : null);
  const [proof, setProof] = useState<WatchedAttribute | null>(null);
  const [isShown, setShown] = useState<boolean | null>(null);
  const { send, working, faultAt, message } = useDialogAct(onClose);
  const { preview, refusal } = usePreview(actions, { projectId, category, isClientVisible: isShown ?? category === "CLIENT_SIDE", ...(owner && { ownerId: owner.value }) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const more = { ...(text("description") && { description: text("description") }), ...(owner && { ownerId: owner.value }), ...(stops && { taskId: stops.value }), ...(proof && { attributeId: proof.id }), ...(isShown !== null && { isClientVisible: isShown }) };
    void send(actions.openBlocker, { projectId, title: text("title"), category, ...more }, { object: text("title"), done: "is open. Its clock runs." });
  };
  return (
    <Dialog open size="lg" onOpenChange={(open) => !open && onClose()} title="Report a blocker">
      <Form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {message && <ErrorLine>{message}</ErrorLine>}
        <Field label="What stands in the way" error={faultAt("title")}><Input name="title" autoFocus maxLength={200} /></Field>
        <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          <Field label="Waits on" error={faultAt("category")}><Select options={categoryChoices} value={category} onChange={({ target: { value } }) => setCategory(CATEGORIES.find((each) => each === value) ?? category)} /></Field>
          <Field label="Owner" error={faultAt("ownerId")}><Combobox label="Owner" options={options} value={owner} onChange={setOwner} clearable placeholder="The project’s lead" /></Field>
        </div>
        <Field label="Stops the task" optional error={faultAt("taskId")}><Combobox label="Stops the task" options={tasks.map(optionOf)} value={stops} onChange={setStops} clearable placeholder="No task" /></Field>
        <ProofPick attributes={attributes} value={proof} error={faultAt("attributeId")} onChange={setProof} />
        <Field label="More about it" optional error={faultAt("description")}><Textarea name="description" rows={2} maxLength={20_000} /></Field>
        <Checkbox label="The client sees it on its progress page" checked={isShown ?? category === "CLIENT_SIDE"} onChange={({ target: { checked } }) => setShown(checked)} />
        {refusal ? <ErrorLine>{refusal}</ErrorLine> : preview && <EscalationPreview preview={preview} clientName={clientName} />}
        <FormEnd verb="Report blocker" working={working} />
      </Form>
    </Dialog>
  );
}

function usePreview({ previewEscalation }: BlockerActions, { projectId, category, ownerId, isClientVisible }: { projectId: string; category: Category; ownerId?: string; isClientVisible: boolean }) {
  const [answer, setAnswer] = useState<{ preview?: Preview; refusal?: string }>({});
  const [, start] = useTransition();
  // What would fire is the server's to say: it is asked when the dialog opens and whenever a choice it hangs on changes.
  useEffect(() => {
    let isStale = false;
    start(async () => {
      const outcome = await previewEscalation({ projectId, category, isClientVisible, ...(ownerId && { ownerId }) });
      if (!isStale) start(() => setAnswer(outcome.ok ? { preview: outcome.value } : { refusal: outcome.message }));
    });
    return () => void (isStale = true);
  }, [previewEscalation, projectId, category, ownerId, isClientVisible]);
  return answer;
}

function optionOf({ id, name }: { id: string; name: string }) {
  return { value: id, label: name };
}
