"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { useForm } from "@/components/changes/use-form";
import { Combobox } from "@/components/ui/combobox";
import { Day } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import type { Assignable, Proposed } from "@/lib/adoption/shapes";
import type { AssignActions } from "./adoption-actions";
import { planAddress } from "./address";
import { readSelection, SelectionFields } from "./selection-fields";
import { useAssignable } from "./use-assignable";

type Props = { customerId: string; customerName: string; proposal: Proposed | null; actions: AssignActions; onClose: () => void };

/** Assigns a product or a solution; with a proposal, confirms what was sold, filled in from the deal's line. */
export function AssignDialog({ customerId, customerName, proposal, actions, onClose }: Props) {
  const router = useRouter();
  const offers = useAssignable(actions.listAssignable);
  const [picked, setPicked] = useState<string | null>(proposal?.productId ?? null);
  const [isLacking, setLacking] = useState(false);
  const { faults, submit, working } = useForm(actions.undoChangeSet);
  const offer = offers?.find(({ id }) => id === picked);
  const assign = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setLacking(!offer);
    if (!offer) return;
    const form = new FormData(event.currentTarget);
    const [name, months] = [String(form.get("name") ?? ""), String(form.get("termMonths") ?? "").trim()];
    const asked = { name, ...readSelection(event.currentTarget) };
    const term = { termMonths: months ? Number(months) : null, externalId: String(form.get("externalId") ?? "") };
    const said = { object: name || offer.name, message: `is assigned to ${customerName}.` };
    const outcome = proposal ? await submit(actions.confirmAssignment, { ...asked, ...term, projectId: proposal.projectId, lineId: proposal.lineId }, said)
      : offer.kind === "solution" ? await submit(actions.assignSolution, { ...asked, customerId, solutionId: offer.id }, said)
      : await submit(actions.assignProduct, { ...asked, ...term, customerId, productId: offer.id }, said);
    if (!outcome.ok) return;
    onClose();
    router.push(planAddress(outcome.value.planId));
  };
  return (
    <Dialog title={proposal ? `Confirm ${proposal.productName}` : "Assign a product"} description={proposal ? <>Sold in {proposal.dealNumber}, live since <Day value={proposal.goLiveOn} full />.</> : "The plan is made of the tasks that licence, outcomes and releases let in."} size="lg" open onOpenChange={(open) => !open && onClose()}>
      {!offers ? <Skeleton className="h-40" /> : (
        <Form className="grid gap-4" onSubmit={(event) => void assign(event)}>
          {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
          {!proposal && <Field label="Product or solution" error={isLacking && !offer ? "Choose what is assigned." : undefined}><Combobox options={offers.map(optionOf)} value={offer ? optionOf(offer) : null} onChange={(option) => setPicked(option?.value ?? null)} /></Field>}
          {offer && (
            <div key={offer.id} className="grid gap-4">
              <Field label="Name" error={faults.name} hint="Tells assignments of the same product apart."><Input name="name" defaultValue={offer.name} maxLength={200} /></Field>
              <SelectionFields offer={offer} chosen={{ licenseLevel: proposal?.licenseLevel ?? "ESSENTIAL", outcomes: proposal?.outcomeIds ?? [], releases: [] }} faults={faults} />
              {offer.kind === "product" && <Field label="External id" optional hint="What your own systems call it; telemetry may name it so." error={faults.externalId}><Input name="externalId" maxLength={200} /></Field>}
              {offer.kind === "product" && <Field label="Term in months" optional hint="The assignment renews when the term ends." error={faults.termMonths}><Input name="termMonths" inputMode="numeric" defaultValue={proposal?.termMonths ?? ""} /></Field>}
            </div>
          )}
          <FormEnd verb={proposal ? "Confirm" : "Assign"} working={working} />
        </Form>
      )}
    </Dialog>
  );
}

const optionOf = ({ id, name, kind }: Assignable) => ({ value: id, label: name, ...(kind === "solution" && { detail: "Solution" }) });
