"use client";

import { useState } from "react";
import { PlanDialog } from "@/components/activities/plan-dialog";
import { LiveScope } from "@/components/changes/live-scope";
import { RecordLayout } from "@/components/layout/record-layout";
import { NoteComposer } from "@/components/notes/note-composer";
import { PinnedNotes } from "@/components/notes/pinned-notes";
import { RecordEditor } from "@/components/presence/record-editor";
import { Day } from "@/components/ui/date-time";
import { Note } from "@/components/ui/note";
import { CustomerHead } from "./record/customer-head";
import { planningOf, type CustomerPage } from "./record/customer-page";
import { CustomerRail } from "./record/customer-rail";
import { CustomerTimeline, TimelineChoice } from "./record/customer-timeline";

const shown = [
  "Customer", "Contact", "Deal", "DealLine", "Activity", "CustomerNote", "Attachment",
  "ImplementationProject", "ImplementationTask", "CustomerProduct", "CustomerSolution", "AdoptionPlan",
] as const;

/** The whole of a customer: where it is on the line, what happened, who is there, what is open. */
export function CustomerRecord(page: CustomerPage) {
  const [planning, setPlanning] = useState(false);
  const { customer, kind, timeline, actions } = page;
  const { id: customerId, name, canEdit, deletedAt } = customer;
  return (
    <>
      <LiveScope entities={shown} ids={[customerId]} />
      <RecordEditor entity="Customer" entityId={customerId} heldBy={customer.heldBy} canEdit={canEdit} actions={actions}>
        <CustomerHead {...page} onPlan={() => setPlanning(true)} />
        {deletedAt && <Deleted at={deletedAt} />}
        <RecordLayout rail={<CustomerRail {...page} />}>
          <TimelineChoice customerId={customerId} kind={kind} />
          {canEdit && <NoteComposer subject={{ customerId }} about={name} actions={actions} />}
          <PinnedNotes notes={customer.pinned} canEdit={canEdit} actions={actions} />
          <CustomerTimeline key={kind} customerId={customerId} kind={kind} page={timeline} listTimeline={actions.listTimeline} />
        </RecordLayout>
      </RecordEditor>
      {planning && <PlanDialog {...planningOf(page)} onClose={() => setPlanning(false)} />}
    </>
  );
}

function Deleted({ at }: { at: string }) {
  return (
    <Note tone="watch" className="m-4">
      This customer was deleted on <Day value={at} full />. Undo it in the history to bring everything back.
    </Note>
  );
}
