"use client";

import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { toastDone } from "@/components/ui/toast";
import type { ProjectActions } from "./project-actions";

/** The project's tasks as the newest version of its type's template; people and dates stay here. */
export function SaveTemplateDialog({ projectId, onSave, onClose }: { projectId: string; onSave: ProjectActions["saveTemplate"]; onClose: () => void }) {
  const { ask, working, errorAt, message } = useAsk<unknown>();
  return (
    <Dialog open onOpenChange={onClose} title="Save as template" description="New projects of this type are made from it. Who does what and when stays with this project.">
      <Form className="grid gap-4" onSubmit={(event) => {
        const text = textsOf(event);
        ask(() => onSave({ projectId, name: text("name") }), () => {
          toastDone({ object: text("name"), message: "is the newest version." });
          onClose();
        });
      }}>
        {message && <ErrorLine>{message}</ErrorLine>}
        <Field label="Name" needed="Type a name." error={errorAt("name")}><Input name="name" maxLength={120} /></Field>
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>Save as template</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
