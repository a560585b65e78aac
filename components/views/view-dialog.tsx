"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import type { z } from "zod";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { toastDone } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { DeleteView, RenameView } from "@/lib/views/rules";
import { pictureOf, type NewView, type ViewPlace } from "./view-picture";
import type { OpenView } from "./view-menu";

type Changed<T = unknown> = Promise<Outcome<{ changeSetId: string } & T>>;
/** `saveView` is a method: the organization's and the staff's each take the places of their own only. */
export type ViewActions = {
  saveView(input: NewView): Changed<{ viewId: string }>; renameView: (input: z.input<typeof RenameView>) => Changed; deleteView: (input: z.input<typeof DeleteView>) => Changed;
  undoChangeSet: (input: { changeSetId: string }) => Promise<Outcome<unknown>>;
};
type Props = { actions: ViewActions; entity: ViewPlace; address: string; view: OpenView | null; mayShare: boolean; onClose: () => void };

/** Asks for a view's name, and who sees it; with a view it renames that one. */
export function ViewDialog({ entity, address, view, mayShare, actions, onClose }: Props) {
  const router = useRouter();
  const [fault, setFault] = useState<string>();
  const [working, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name") ?? "");
    start(async () => {
      const outcome = view ? await answered(actions.renameView({ viewId: view.id, was: view.name, name })) : await answered(actions.saveView({ name, isShared: form.get("isShared") === "on", ...pictureOf(entity, address) }));
      if (!outcome.ok) return start(() => setFault(outcome.fields?.name ?? outcome.message));
      toastDone({ object: name.trim(), message: view ? "is its name now." : "is in your saved views." });
      if ("viewId" in outcome.value) router.replace(addressOf(entity, address, String(outcome.value.viewId)));
      onClose();
    });
  };
  const title = view ? "Rename view" : "Save view";
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={view ? undefined : "Keeps the filters, the order and the layout you see now."}>
      <Form onSubmit={submit} className="grid gap-4">
        <Field label="Name" error={fault}><Input name="name" defaultValue={view?.name ?? ""} autoFocus maxLength={80} placeholder={entity.startsWith("ops/") ? "At risk, mine" : "Closing this month"} /></Field>
        {!view && mayShare && <Checkbox name="isShared" label={entity.startsWith("ops/") ? "Every colleague sees it" : "Everyone in the organization sees it"} />}
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>{title}</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}

function addressOf(entity: ViewPlace, address: string, viewId: string) {
  const query = new URLSearchParams(address);
  query.set("view", viewId);
  return `/${entity}?${query}`;
}
