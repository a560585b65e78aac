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
export function AssignDialog(props: Props) {
  const { proposal, actions, onClose } = props;
  const offers = useAssignable(actions.listAssignable);
  const [picked, setPicked] = useState<string | null>(proposal?.productId ?? null);
  const [isLacking, setLacking] = useState(false);
  const { faults, working, assign } = useAssign(props);
  const offer = offers?.find(({ id }) => id === picked);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setLacking(!offer);
    if (offer) void assign(offer, event.currentTarget);
  };
  const lack = isLacking && !offer ? "Choose what is assigned." : undefined;
  const title = proposal ? `Confirm ${proposal.productName}` : "Assign a product";
  return (
    <Dialog title={title} description={proposal ? <Sold proposal={proposal} /> : MADE_OF} size="lg" open onOpenChange={(open) => !open && onClose()}>
      {!offers ? <Skeleton className="h-40" /> : (
        <Form className="grid gap-4" onSubmit={submit}>
          {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
          {!proposal && <OfferPick offers={offers} offer={offer} error={lack} onPick={setPicked} />}
          {offer && <AssignmentFields key={offer.id} offer={offer} proposal={proposal} faults={faults} />}
          <FormEnd verb={proposal ? "Confirm" : "Assign"} working={working} />
        </Form>
      )}
    </Dialog>
  );
}

const MADE_OF = "The plan is made of the tasks that licence, outcomes and releases let in.";

function Sold({ proposal: { dealNumber, goLiveOn } }: { proposal: Proposed }) {
  return <>Sold in {dealNumber}, live since <Day value={goLiveOn} full />.</>;
}

/** Says what was assigned, and goes to its plan. */
function useAssign({ customerId, customerName, proposal, actions, onClose }: Props) {
  const router = useRouter();
  const { faults, submit, working } = useForm(actions.undoChangeSet);
  const assign = async (offer: Assignable, form: HTMLFormElement) => {
    const { asked, term } = read(form);
    const said = { object: asked.name || offer.name, message: `is assigned to ${customerName}.` };
    const outcome = proposal ? await submit(actions.confirmAssignment, { ...asked, ...term, projectId: proposal.projectId, lineId: proposal.lineId }, said)
      : offer.kind === "solution" ? await submit(actions.assignSolution, { ...asked, customerId, solutionId: offer.id }, said)
      : await submit(actions.assignProduct, { ...asked, ...term, customerId, productId: offer.id }, said);
    if (!outcome.ok) return;
    onClose();
    router.push(planAddress(outcome.value.planId));
  };
  return { faults, working, assign };
}

function read(element: HTMLFormElement) {
  const form = new FormData(element);
  const months = String(form.get("termMonths") ?? "").trim();
  return {
    asked: { name: String(form.get("name") ?? ""), ...readSelection(element) },
    term: { termMonths: months ? Number(months) : null, externalId: String(form.get("externalId") ?? "") },
  };
}

type Picking = { offers: readonly Assignable[]; offer: Assignable | undefined; error: string | undefined; onPick: (id: string | null) => void };

function OfferPick({ offers, offer, error, onPick }: Picking) {
  return (
    <Field label="Product or solution" error={error}>
      <Combobox options={offers.map(optionOf)} value={offer ? optionOf(offer) : null} onChange={(option) => onPick(option?.value ?? null)} />
    </Field>
  );
}

type Fields = { offer: Assignable; proposal: Proposed | null; faults: Readonly<Record<string, string>> };

function AssignmentFields({ offer, proposal, faults }: Fields) {
  const chosen = { licenseLevel: proposal?.licenseLevel ?? ("ESSENTIAL" as const), outcomes: proposal?.outcomeIds ?? [], releases: [] };
  return (
    <div className="grid gap-4">
      <Field label="Name" error={faults.name} hint="Tells assignments of the same product apart.">
        <Input name="name" defaultValue={offer.name} maxLength={200} />
      </Field>
      <SelectionFields offer={offer} chosen={chosen} faults={faults} />
      {offer.kind === "product" && <TermFields months={proposal?.termMonths ?? ""} faults={faults} />}
    </div>
  );
}

function TermFields({ months, faults }: { months: number | ""; faults: Fields["faults"] }) {
  return (
    <>
      <Field label="External id" optional hint="What your own systems call it; telemetry may name it so." error={faults.externalId}>
        <Input name="externalId" maxLength={200} />
      </Field>
      <Field label="Term in months" optional hint="The assignment renews when the term ends." error={faults.termMonths}>
        <Input name="termMonths" inputMode="numeric" defaultValue={months} />
      </Field>
    </>
  );
}

const optionOf = ({ id, name, kind }: Assignable) => ({ value: id, label: name, ...(kind === "solution" && { detail: "Solution" }) });
