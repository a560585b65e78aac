"use client";

import { useState, useTransition } from "react";
import type { z } from "zod";
import { faultsIn, faultsOf, type Faults } from "@/components/changes/form-faults";
import { remembered } from "@/components/changes/live-own";
import type { ComboboxOption } from "@/components/ui/combobox";
import { toastRefusal, toastUndo } from "@/components/ui/toast";
import { CreateDeal } from "@/lib/deals/rules";
import { openDeal } from "../panel/open-deal";
import type { NewDealProps } from "./new-deal-dialog";

/** Creates the deal, or the customer it is for; what the rule or the server says against it stands at its field. */
export function useNewDeal({ pipeline, stages, actions, onClose }: Pick<NewDealProps, "pipeline" | "stages" | "actions" | "onClose">) {
  const [faults, setFaults] = useState<Faults>({});
  const [working, start] = useTransition();
  const create = (input: z.input<typeof CreateDeal>, customerName: string | undefined) => {
    const { error } = CreateDeal.safeParse(input);
    if (error) return setFaults(faultsIn(error));
    start(async () => {
      const outcome = await remembered(actions.createDeal)(input);
      if (!outcome.ok) return start(() => setFaults(faultsOf(outcome)));
      const { dealId, changeSetId } = outcome.value;
      const stage = stages.find(({ id }) => id === input.stageId)?.name ?? pipeline.name;
      const undo = () => void actions.undoChangeSet({ changeSetId }).then((undone) => undone.ok || toastRefusal({ message: undone.message }));
      toastUndo({ object: input.name ?? customerName ?? "The new deal", message: `is in ${stage}.`, onUndo: undo });
      onClose();
      openDeal(dealId);
    });
  };
  const { createCustomer: ask } = actions;
  const createCustomer = (onCreated: (customer: ComboboxOption) => void) => ask && ((name: string) => start(async () => {
    const outcome = await ask({ name });
    start(() => (outcome.ok ? onCreated({ value: outcome.value.customerId, label: name }) : setFaults({ customerId: outcome.fields?.name ?? outcome.message })));
  }));
  return { faults, working, create, createCustomer };
}
