"use client";

import { useState, useTransition } from "react";
import type { z } from "zod";
import { useAct } from "@/components/changes/use-act";
import { answered } from "@/components/ui/answered";
import type { BulkEditCustomers } from "@/lib/customers/rules";
import type { BulkPreview } from "@/lib/customers/rules/bulk";
import type { CustomerActions, CustomerQuestions } from "./customer-actions";
import { counted } from "./words";

export type Change = z.input<typeof BulkEditCustomers>["change"];
type Actions = CustomerActions & CustomerQuestions;

/** One change of many customers: what it would do is asked as soon as it is chosen. */
export function useBulkEdit(customerIds: string[], actions: Actions, onDone: () => void) {
  const [change, setChange] = useState<Change | null>(null);
  const [preview, setPreview] = useState<BulkPreview | null>(null);
  const [fault, setFault] = useState("");
  const [asking, ask] = useTransition();
  const { run, working } = useAct(actions.undoChangeSet);
  const choose = (chosen: Change) => {
    setChange(chosen);
    ask(async () => {
      const answer = await answered(actions.previewBulkEdit({ customerIds, change: chosen }));
      ask(() => {
        setPreview(answer.ok ? answer.value : null);
        setFault(answer.ok ? "" : answer.message);
      });
    });
  };
  const act = async () => {
    if (!change || !preview) return;
    const said = { object: counted(preview.changed), message: "changed.", isInForm: true };
    const outcome = await run(actions.bulkEditCustomers, { customerIds, change }, said);
    if (outcome.ok) onDone();
    else setFault(outcome.message);
  };
  return { change, preview, fault, working: working || asking, choose, act };
}
