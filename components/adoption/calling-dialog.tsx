"use client";

import type { FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { readForm, useForm } from "@/components/changes/use-form";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { PlanRecord } from "@/lib/adoption/shapes";
import type { PlanActions } from "./adoption-actions";

/** What an assignment is called, by us and by others, and when it renews. */
export function CallingDialog({ plan, actions, onClose }: { plan: PlanRecord; actions: PlanActions; onClose: () => void }) {
  const { faults, submit, working } = useForm(actions.undoChangeSet);
  const isProduct = plan.kind === "product";
  const save = async (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const renewing = { externalId: text("externalId"), termMonths: text("termMonths") ? Number(text("termMonths")) : null, renewsAt: text("renewsAt") || null };
    const outcome = await submit(actions.editAssignment, { planId: plan.id, version: plan.version, name: text("name"), ...(isProduct && renewing) }, { object: text("name") || plan.name, message: "is changed." });
    if (outcome.ok) onClose();
  };
  return (
    <Dialog title={isProduct ? "Change name and renewal" : "Change name"} open onOpenChange={(open) => !open && onClose()}>
      <Form className="grid gap-4" onSubmit={(event) => void save(event)}>
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" error={faults.name} hint="Tells assignments of the same product apart."><Input name="name" defaultValue={plan.name} maxLength={200} /></Field>
        {isProduct && (
          <>
            <Field label="External id" optional hint="What your own systems call it; telemetry may name it so." error={faults.externalId}><Input name="externalId" defaultValue={plan.externalId ?? ""} maxLength={200} /></Field>
            <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
              <Field label="Term in months" optional error={faults.termMonths}><Input name="termMonths" inputMode="numeric" defaultValue={plan.termMonths ?? ""} /></Field>
              <Field label="Renews on" optional error={faults.renewsAt}><Input name="renewsAt" type="date" defaultValue={plan.renewsAt ?? ""} /></Field>
            </div>
          </>
        )}
        <FormEnd verb="Save" working={working} />
      </Form>
    </Dialog>
  );
}
