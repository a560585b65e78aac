"use client";

import Link from "next/link";
import { Suspense, use, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/field";
import type { Outcome } from "@/lib/action";
import type { DeletionPreview } from "@/lib/customers/rules/bulk";

/** `asked` is the question that was put when the dialog was called for. */
type Props = { customerIds: readonly string[]; asked: Promise<Outcome<DeletionPreview>>; working: boolean; onClose: () => void; onDelete: (customerIds: string[]) => Promise<Outcome<unknown>> };

/** What goes to the trash along with customers, and which of them stay and why. Nothing is deleted for good. */
export function DeleteDialog(props: Props) {
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()} title={props.customerIds.length === 1 ? "Delete this customer" : `Delete ${counted(props.customerIds.length, "customer")}`}>
      <Suspense fallback={<p className="text-ink-3">Looking at what goes along…</p>}><Answer {...props} /></Suspense>
    </Dialog>
  );
}

function Answer({ customerIds, asked, working, onClose, onDelete }: Props) {
  const answer = use(asked);
  const [fault, setFault] = useState("");
  if (!answer.ok) return <ErrorLine>{answer.message}</ErrorLine>;
  const { customers, open, forbidden } = answer.value;
  const staying = [...open, ...forbidden].map(({ id }) => id);
  const act = async () => {
    const outcome = await onDelete(customerIds.filter((id) => !staying.includes(id)));
    if (!outcome.ok) setFault(outcome.message);
  };
  return (
    <>
      <p>{customers === 0 ? "None of them can go now." : `${counted(customers, "customer")} ${customers === 1 ? "goes" : "go"} to the trash for 30 days${along(answer.value)}.`}</p>
      {open.map((one) => <Staying key={one.id} {...one} />)}
      {forbidden.length > 0 && <p className="text-ink-2">{forbidden.map(({ name }) => name).join(", ")} {forbidden.length === 1 ? "belongs" : "belong"} to someone else and {forbidden.length === 1 ? "stays" : "stay"}.</p>}
      {fault && <ErrorLine>{fault}</ErrorLine>}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>Cancel</Button>
        {customers > 0 && <Button variant="danger" working={working} onClick={() => void act()}>Delete {counted(customers, "customer")}</Button>}
      </div>
    </>
  );
}

function Staying({ name, deals, projects, plans }: DeletionPreview["open"][number]) {
  return (
    <p className="text-ink-2">
      <b className="font-medium text-ink">{name}</b> stays.{" "}
      {deals.length > 0 && <>{deals.length === 1 ? "A deal is" : "Deals are"} open: <Links of={deals} at="/deals" />. </>}
      {projects.length > 0 && "Its implementation has not ended. "}
      {plans.length > 0 && <>Products are assigned: <Links of={plans} at="/adoption" />.</>}
    </p>
  );
}

function Links({ of, at }: { of: readonly { id: string; name: string }[]; at: string }) {
  return of.map(({ id, name }, place) => <span key={id}>{place > 0 && ", "}<Link href={`${at}/${id}`} className="underline underline-offset-2">{name}</Link></span>);
}

function along({ contacts, notes, activities, files, closedDeals }: DeletionPreview) {
  const parts = [
    contacts > 0 && counted(contacts, "contact"),
    notes > 0 && counted(notes, "note"),
    activities > 0 && counted(activities, "activity", "activities"),
    files > 0 && counted(files, "file"),
    closedDeals > 0 && counted(closedDeals, "closed deal"),
  ].filter((part) => part !== false);
  return parts.length > 0 ? `, with ${parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts[0]}` : "";
}

function counted(count: number, one: string, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}
