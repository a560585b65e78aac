"use client";

import { useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import type { CustomerRow } from "@/lib/customers/queries/list";
import { BulkDialog, type Bulk } from "./bulk-dialog";
import type { CustomerActions, CustomerQuestions } from "./customer-actions";
import { DeleteDialog } from "./delete-dialog";

type Props = { rows: readonly CustomerRow[]; people: readonly { id: string; name: string; isActive: boolean }[]; actions: CustomerActions & CustomerQuestions; onClear: () => void };

/** What is done to all selected customers. Each act shows what it will change before it does. */
export function CustomerBulk({ rows, people, actions, onClear }: Props) {
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const [asked, setAsked] = useState<ReturnType<CustomerQuestions["previewDeletion"]> | null>(null);
  const { run, working } = useAct(actions.undoChangeSet);
  const customerIds = rows.map(({ id }) => id);
  const count = rows.length === 1 ? "1 customer" : `${rows.length} customers`;
  const finish = () => {
    setBulk(null);
    setAsked(null);
    onClear();
  };
  return (
    <div role="group" aria-label={`${rows.length} selected`} className="fixed inset-x-0 bottom-4 z-(--z-panel) mx-auto flex w-fit max-w-[calc(100vw-24px)] items-center gap-2 overflow-x-auto rounded-lg bg-raised px-3 py-2 shadow-3 max-md:bottom-[72px]">
      <span className="px-1 font-medium whitespace-nowrap" role="status">{count} selected</span>
      <Button size="sm" onClick={() => setBulk("ownerId")}>Owner</Button>
      <Button size="sm" onClick={() => setBulk("status")}>Status</Button>
      <Button size="sm" onClick={() => setBulk("tags")}>Tag</Button>
      <Button size="sm" variant="danger" onClick={() => setAsked(actions.previewDeletion({ customerIds }))}>Delete</Button>
      <Button size="sm" variant="quiet" onClick={onClear}>Clear</Button>
      {bulk && <BulkDialog key={bulk} bulk={bulk} customerIds={customerIds} people={people} actions={actions} onClose={() => setBulk(null)} onDone={finish} />}
      {asked && (
        <DeleteDialog
          customerIds={customerIds} asked={asked} working={working} onClose={() => setAsked(null)}
          onDelete={async (going) => {
            const outcome = await run(actions.deleteCustomers, { customerIds: going }, { object: going.length === 1 ? "1 customer" : `${going.length} customers`, message: "in the trash.", isInForm: true });
            if (outcome.ok) finish();
            return outcome;
          }}
        />
      )}
    </div>
  );
}
