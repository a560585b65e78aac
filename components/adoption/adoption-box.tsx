"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { RailSection } from "@/components/layout/record-layout";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Measure } from "@/components/ui/measure";
import { useLate } from "@/components/ui/use-late";
import type { CustomerPlans, Proposed } from "@/lib/adoption/shapes";
import type { AssignActions } from "./adoption-actions";
import { planAddress } from "./address";
import { percent } from "./words";

const load = () => import("./assign-dialog");

type Props = { customer: { id: string; name: string }; adoption: CustomerPlans; actions: AssignActions };

/** What a customer uses and how far it is, and what was sold, went live and waits to be confirmed. */
export function AdoptionBox({ customer, adoption: { plans, proposals, canEdit }, actions }: Props) {
  const [asked, setAsked] = useState<Proposed | "new" | null>(null);
  const late = useLate(load, asked !== null);
  if (plans.length + proposals.length === 0 && !canEdit) return null;
  const add = <IconButton size="sm" label="Assign a product" onPointerEnter={() => void load()} onClick={() => setAsked("new")}><Plus /></IconButton>;
  const proposal = asked === "new" ? null : asked;
  const dialog = { customerId: customer.id, customerName: customer.name, proposal, actions, onClose: () => setAsked(null) };
  return (
    <RailSection title="Adoption" count={plans.length || undefined} action={canEdit && add}>
      {proposals.map((one) => <Proposal key={one.lineId} proposal={one} {...(canEdit && { onConfirm: () => setAsked(one) })} />)}
      {plans.length === 0 && proposals.length === 0 && <p className="text-ink-3">Nothing assigned</p>}
      <ul className="grid gap-3">{plans.map((plan) => <li key={plan.id}><Plan plan={plan} /></li>)}</ul>
      {asked && late && <late.AssignDialog key={proposal?.lineId ?? "new"} {...dialog} />}
    </RailSection>
  );
}

function Proposal({ proposal: { productName, dealNumber }, onConfirm }: { proposal: Proposed; onConfirm?: () => void }) {
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2 rounded-md bg-accent-tint px-2.5 py-1.5 text-xs">
      <span className="min-w-0 flex-1">{productName} was sold in {dealNumber} and is live.</span>
      {onConfirm && <Button size="sm" aria-label={`Confirm ${productName}`} onClick={onConfirm}>Confirm</Button>}
    </div>
  );
}

function Plan({ plan: { id, name, productName, isOutOfDate, progressPercentage } }: { plan: CustomerPlans["plans"][number] }) {
  return (
    <>
      <p className="mb-1 flex items-center gap-2">
        <Link href={planAddress(id)} className="min-w-0 truncate">{name === productName ? productName : `${productName}, ${name}`}</Link>
        {isOutOfDate && <Badge tone="accent">Out of date</Badge>}
        <span className="ml-auto">{percent(progressPercentage)}</span>
      </p>
      <Measure label={`${productName} adopted`} value={Number(progressPercentage)} />
    </>
  );
}
