"use client";

import { Ellipsis, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { AssignActions } from "@/components/adoption/adoption-actions";
import { AdoptionBox } from "@/components/adoption/adoption-box";
import type { ActivityActions, ActivityQuestions, Person } from "@/components/activities/activity-actions";
import { PlanDialog } from "@/components/activities/plan-dialog";
import { PlannedHere } from "@/components/activities/planned-here";
import { AttachmentBox, type AttachmentActions } from "@/components/attachments/attachment-box";
import { HistoryPanel, type HistoryActions } from "@/components/changes/history-panel";
import { LiveScope } from "@/components/changes/live-scope";
import { useAct } from "@/components/changes/use-act";
import type { ContactActions } from "@/components/contacts/contact-actions";
import { ContactsSection } from "@/components/contacts/contacts-section";
import { FieldValues } from "@/components/fields/field-values";
import { PageHeader } from "@/components/layout/page-header";
import { RailSection, RecordLayout } from "@/components/layout/record-layout";
import { NoteComposer } from "@/components/notes/note-composer";
import type { NoteActions } from "@/components/notes/note-actions";
import { PinnedNotes } from "@/components/notes/pinned-notes";
import { RecordEditor } from "@/components/presence/record-editor";
import type { PresenceActions } from "@/components/presence/use-presence";
import { ImplementationBox } from "@/components/projects/implementation-box";
import { TagsEdit } from "@/components/tags/tags-edit";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Day } from "@/components/ui/date-time";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { HealthBadge } from "@/components/ui/health-badge";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { Note } from "@/components/ui/note";
import type { CustomerPlans } from "@/lib/adoption/shapes";
import type { AttachmentPage } from "@/lib/attachments/queries";
import type { CustomerRecord as Record } from "@/lib/customers/queries/shapes";
import type { Timeline } from "@/lib/customers/queries/timeline";
import type { TimelineKind } from "@/lib/customers/rules/timeline";
import type { Definition } from "@/lib/fields/rules/values";
import type { Implementations } from "@/lib/projects/queries";
import { asList, fieldSaver, type CustomerActions, type CustomerQuestions } from "./customer-actions";
import { DeleteDialog } from "./delete-dialog";
import { CustomerDeals } from "./record/customer-deals";
import { CustomerFacts } from "./record/customer-facts";
import { CustomerFamily } from "./record/customer-family";
import { CustomerLine } from "./record/customer-line";
import { CustomerTimeline, TimelineChoice } from "./record/customer-timeline";
import { factsOf } from "./record/facts-row";
import { statuses, wordOf } from "./words";

type Actions = CustomerActions & CustomerQuestions & ContactActions & ActivityActions & ActivityQuestions & NoteActions & HistoryActions & AttachmentActions & AssignActions & PresenceActions;
type Props = { customer: Record; kind: TimelineKind; timeline: Timeline; definitions: readonly Definition[]; files: AttachmentPage; implementations: Implementations; adoption: CustomerPlans; currencyCode: string; me: Person | null; mayPlan: boolean; actions: Actions };

/** The whole of a customer: where it is on the line, what happened, who is there, what is open. */
export function CustomerRecord({ customer, kind, timeline, definitions, files, implementations, adoption, currencyCode, me, mayPlan, actions }: Props) {
  const [planning, setPlanning] = useState(false);
  const save = fieldSaver(customer, actions);
  const { id: customerId, name, canEdit } = customer;
  const contacts = customer.contacts.map((contact) => ({ value: contact.id, label: contact.name, ...(contact.jobTitle && { detail: contact.jobTitle }) }));
  const beginning = { customerId };
  const rail = (
    <>
      <ContactsSection customerId={customerId} contacts={customer.contacts} count={customer.contactCount} canEdit={canEdit} actions={actions} />
      <ImplementationBox implementations={implementations} />
      <AdoptionBox customer={customer} adoption={adoption} actions={actions} />
      <CustomerDeals customer={customer} />
      <PlannedHere planned={customer.planned} beginning={beginning} about={name} me={me} contacts={contacts} canEdit={mayPlan && !customer.deletedAt} actions={actions} />
      <AttachmentBox className="py-3.5" page={files} door={{ address: "/api/attachments", place: { customerId } }} actions={actions} />
      <RailSection title="Tags"><TagsEdit label={`Tags of ${name}`} tags={customer.tags} colors={customer.tagColors} canEdit={canEdit} onSave={save("tags", asList)} /></RailSection>
      <RailSection title="About"><CustomerFacts customer={customer} currencyCode={currencyCode} actions={actions} /></RailSection>
      {definitions.length > 0 && <RailSection title="Fields"><FieldValues definitions={definitions} values={customer.customFields} canEdit={canEdit} onSave={({ key, was, value }) => actions.editCustomer({ customerId, field: "customFields", key, was, value })} /></RailSection>}
      <CustomerFamily customer={customer} />
    </>
  );
  return (
    <>
      <LiveScope entities={["Customer", "Contact", "Deal", "DealLine", "Activity", "CustomerNote", "Attachment", "ImplementationProject", "ImplementationTask", "CustomerProduct", "CustomerSolution", "AdoptionPlan"]} ids={[customerId]} />
      <RecordEditor entity="Customer" entityId={customerId} heldBy={customer.heldBy} canEdit={canEdit} actions={actions}>
        <PageHeader
          crumbs={[{ href: "/customers", label: "Customers" }]} title={canEdit ? <EditInPlace label="Name" value={name} onSave={save("name", (text) => text)} className="relative -left-1.5 [&_button]:mx-0 [&_button]:truncate" /> : name}
          badge={<>{customer.healthScore !== null && <HealthBadge score={customer.healthScore} short />}{customer.status !== "ACTIVE" && <Badge>{wordOf(statuses, customer.status)}</Badge>}</>} facts={factsOf(customer)}
          actions={<><HistoryPanel entity="Customer" entityId={customerId} name={name} actions={actions} />{mayPlan && !customer.deletedAt && <Button variant="primary" onClick={() => setPlanning(true)}><Plus />Plan<span className="max-md:sr-only">activity</span></Button>}{customer.canDelete && <Menu customer={customer} actions={actions} />}</>}
        >
          <CustomerLine facts={customer.line} />
        </PageHeader>
        {customer.deletedAt && <Note tone="watch" className="m-4">This customer was deleted on <Day value={customer.deletedAt} full />. Undo it in the history to bring everything back.</Note>}
        <RecordLayout rail={rail}>
          <TimelineChoice customerId={customerId} kind={kind} />
          {canEdit && <NoteComposer subject={{ customerId }} about={name} actions={actions} />}
          <PinnedNotes notes={customer.pinned} canEdit={canEdit} actions={actions} />
          <CustomerTimeline key={kind} customerId={customerId} kind={kind} page={timeline} listTimeline={actions.listTimeline} />
        </RecordLayout>
      </RecordEditor>
      {planning && <PlanDialog beginning={beginning} about={name} me={me} contacts={contacts} actions={actions} onClose={() => setPlanning(false)} />}
    </>
  );
}

function Menu({ customer, actions }: { customer: Record; actions: CustomerActions & CustomerQuestions }) {
  const router = useRouter();
  const [asked, setAsked] = useState<ReturnType<CustomerQuestions["previewDeletion"]> | null>(null);
  const { run, working } = useAct(actions.undoChangeSet);
  const customerIds = [customer.id];
  return (
    <>
      <DropdownMenu align="end" trigger={<IconButton label="More"><Ellipsis /></IconButton>}>
        <MenuItem tone="danger" onSelect={() => setAsked(actions.previewDeletion({ customerIds }))}>Delete customer</MenuItem>
      </DropdownMenu>
      {asked && (
        <DeleteDialog customerIds={customerIds} asked={asked} working={working} onClose={() => setAsked(null)} onDelete={async (going) => {
          const outcome = await run(actions.deleteCustomers, { customerIds: going }, { object: customer.name, message: "is in the trash.", isInForm: true });
          if (outcome.ok) router.push("/customers");
          return outcome;
        }} />
      )}
    </>
  );
}
