"use client";

import { useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { CustomerRow } from "@/lib/customers/queries/list";
import { BulkDialog, type Bulk } from "./bulk-dialog";
import type { CustomerActions, CustomerQuestions } from "./customer-actions";
import { DeleteDialog } from "./delete-dialog";
import { counted } from "./words";

type Person = { id: string; name: string; isActive: boolean };
type Props = { rows: readonly CustomerRow[]; people: readonly Person[]; actions: CustomerActions & CustomerQuestions; onClear: () => void };

const look = cn(
  "fixed inset-x-0 bottom-4 z-(--z-panel) mx-auto flex w-fit max-w-[calc(100vw-24px)] items-center gap-2",
  "overflow-x-auto rounded-lg bg-raised px-3 py-2 shadow-3 max-md:bottom-[72px]",
);

/** What is done to all selected customers. Each act shows what it will change before it does. */
export function CustomerBulk({ rows, people, actions, onClear }: Props) {
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const [asked, setAsked] = useState<ReturnType<CustomerQuestions["previewDeletion"]> | null>(null);
  const { run, working } = useAct(actions.undoChangeSet);
  const customerIds = rows.map(({ id }) => id);
  const finish = () => {
    setBulk(null);
    setAsked(null);
    onClear();
  };
  const remove = async (going: string[]) => {
    const said = { object: counted(going.length), message: "in the trash.", isInForm: true };
    const outcome = await run(actions.deleteCustomers, { customerIds: going }, said);
    if (outcome.ok) finish();
    return outcome;
  };
  const many = { customerIds, people, actions };
  return (
    <div role="group" aria-label={`${rows.length} selected`} className={look}>
      <span className="px-1 font-medium whitespace-nowrap" role="status">{counted(rows.length)} selected</span>
      <BulkButtons onBulk={setBulk} onDelete={() => setAsked(actions.previewDeletion({ customerIds }))} onClear={onClear} />
      {bulk && <BulkDialog key={bulk} bulk={bulk} {...many} onClose={() => setBulk(null)} onDone={finish} />}
      {asked && <DeleteDialog customerIds={customerIds} asked={asked} working={working} onClose={() => setAsked(null)} onDelete={remove} />}
    </div>
  );
}

function BulkButtons({ onBulk, onDelete, onClear }: { onBulk: (bulk: Bulk) => void; onDelete: () => void; onClear: () => void }) {
  return (
    <>
      <Button size="sm" onClick={() => onBulk("ownerId")}>Owner</Button>
      <Button size="sm" onClick={() => onBulk("status")}>Status</Button>
      <Button size="sm" onClick={() => onBulk("tags")}>Tag</Button>
      <Button size="sm" variant="danger" onClick={onDelete}>Delete</Button>
      <Button size="sm" variant="quiet" onClick={onClear}>Clear</Button>
    </>
  );
}
