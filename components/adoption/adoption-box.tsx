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

/** What a customer uses and how far it is, and what was sold, went live and waits to be confirmed. */
export function AdoptionBox({ customer, adoption: { plans, proposals, canEdit }, actions }: { customer: { id: string; name: string }; adoption: CustomerPlans; actions: AssignActions }) {
  const [asked, setAsked] = useState<Proposed | "new" | null>(null);
  const late = useLate(load, asked !== null);
  if (plans.length + proposals.length === 0 && !canEdit) return null;
  return (
    <RailSection title="Adoption" count={plans.length || undefined} action={canEdit && <IconButton size="sm" label="Assign a product" onPointerEnter={() => void load()} onClick={() => setAsked("new")}><Plus /></IconButton>}>
      {proposals.map((proposal) => (
        <div key={proposal.lineId} className="mb-2 flex flex-wrap items-center gap-2 rounded-md bg-accent-tint px-2.5 py-1.5 text-xs">
          <span className="min-w-0 flex-1">{proposal.productName} was sold in {proposal.dealNumber} and is live.</span>
          {canEdit && <Button size="sm" aria-label={`Confirm ${proposal.productName}`} onClick={() => setAsked(proposal)}>Confirm</Button>}
        </div>
      ))}
      {plans.length === 0 && proposals.length === 0 && <p className="text-ink-3">Nothing assigned</p>}
      <ul className="grid gap-3">
        {plans.map((plan) => (
          <li key={plan.id}>
            <p className="mb-1 flex items-center gap-2"><Link href={planAddress(plan.id)} className="min-w-0 truncate">{plan.name === plan.productName ? plan.productName : `${plan.productName}, ${plan.name}`}</Link>{plan.isOutOfDate && <Badge tone="accent">Out of date</Badge>}<span className="ml-auto">{percent(plan.progressPercentage)}</span></p>
            <Measure label={`${plan.productName} adopted`} value={Number(plan.progressPercentage)} />
          </li>
        ))}
      </ul>
      {asked && late && <late.AssignDialog key={asked === "new" ? "new" : asked.lineId} customerId={customer.id} customerName={customer.name} proposal={asked === "new" ? null : asked} actions={actions} onClose={() => setAsked(null)} />}
    </RailSection>
  );
}
