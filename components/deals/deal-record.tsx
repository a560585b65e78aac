"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { AttachmentBox, type AttachmentActions } from "@/components/attachments/attachment-box";
import { HistoryPanel, type HistoryActions } from "@/components/changes/history-panel";
import { LiveScope } from "@/components/changes/live-scope";
import type { NoteActions } from "@/components/notes/note-actions";
import { PageHeader } from "@/components/layout/page-header";
import { RailSection, RecordLayout } from "@/components/layout/record-layout";
import { RecordEditor } from "@/components/presence/record-editor";
import { ImplementationBox } from "@/components/projects/implementation-box";
import type { StartAction } from "@/components/projects/start-implementation";
import { answered } from "@/components/ui/answered";
import { Avatar } from "@/components/ui/avatar";
import { Day } from "@/components/ui/date-time";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { Money } from "@/components/ui/money";
import { Note } from "@/components/ui/note";
import type { AttachmentPage } from "@/lib/attachments/queries";
import type { DealRecord as Record } from "@/lib/deals/queries/record-shapes";
import type { NoteRow } from "@/lib/notes/queries";
import type { Definition } from "@/lib/fields/rules/values";
import type { Implementations } from "@/lib/projects/queries";
import { DealStatus } from "./deal-status";
import type { DealChoices } from "./filters/choices";
import { DealContacts } from "./record/deal-contacts";
import { DealDone } from "./record/deal-done";
import { DealEnding, EndingQuestion } from "./record/deal-ending";
import { DealFacts } from "./record/deal-facts";
import { DealFields } from "./record/deal-fields";
import { DealLines } from "./record/deal-lines";
import { DealNext } from "./record/deal-next";
import { DealNotes } from "./record/deal-notes";
import { DealPath } from "./record/deal-path";
import { DealRenewal } from "./record/deal-renewal";
import { DealTeam } from "./record/deal-team";
import { DealThread } from "./record/deal-thread";
import { asText, fieldSaver, tell, type RecordActions } from "./record/record-actions";
import { searchesOf, type Questions } from "./record/searches";
import { useStage, type Stage } from "./record/use-stage";

type Actions = RecordActions & Questions & NoteActions & HistoryActions & AttachmentActions & { startImplementation: StartAction };
type Props = {
  deal: Record; choices: DealChoices; stages: readonly (Stage & { pipelineName?: string })[]; definitions: readonly Definition[]; actions: Actions;
  notes: readonly NoteRow[]; files: AttachmentPage; implementations: Implementations;
};
type Moves = ReturnType<typeof useStage>;

const shown = ["Deal", "DealLine", "DealContact", "Activity", "CustomerNote", "Attachment", "ImplementationProject", "ImplementationTask"] as const;

/** The whole of a deal on a page of its own. */
export function DealRecord({ deal, choices, actions, notes, files, ...about }: Props) {
  const moves = useStage(deal, actions);
  return (
    <>
      <LiveScope entities={shown} ids={[deal.id]} />
      <RecordEditor entity="Deal" entityId={deal.id} heldBy={deal.heldBy} canEdit={deal.canEdit} actions={actions}>
        <DealHead deal={deal} actions={actions} moves={moves} />
        {deal.deletedAt && <Note tone="watch" className="m-4">This deal was deleted on <Day value={deal.deletedAt} full />.</Note>}
        <RecordLayout rail={<DealRail deal={deal} choices={choices} actions={actions} moves={moves} {...about} />} railLabel="About this deal">
          <div className="grid gap-7">
            <DealLines deal={deal} products={choices.products} actions={actions} full />
            <DealNext deal={deal} actions={actions} />
            <DealDone deal={deal} />
            <DealNotes deal={deal} notes={notes} actions={actions} />
            <AttachmentBox page={files} door={{ address: "/api/attachments", place: { dealId: deal.id } }} actions={actions} />
            <DealPath deal={deal} />
          </div>
        </RecordLayout>
      </RecordEditor>
      <EndingQuestion moves={moves} searches={searchesOf(actions)} />
    </>
  );
}

function DealHead({ deal, actions, moves }: { deal: Record; actions: Actions; moves: Moves }) {
  const save = fieldSaver(deal, actions)("name", "has another name.", asText);
  const name = <EditInPlace label="Name" value={deal.name ?? ""} placeholder={deal.title} onSave={save} className="relative -left-1.5 [&_button]:mx-0 [&_button]:truncate" />;
  const acts = (
    <>
      <HistoryPanel entity="Deal" entityId={deal.id} name={deal.title} actions={actions} />
      <DealEnding deal={deal} moves={moves} />
      {deal.canDelete && !deal.deletedAt && <MoreMenu deal={deal} actions={actions} />}
    </>
  );
  return (
    <PageHeader
      crumbs={[{ href: "/deals", label: "Deals" }]} title={deal.canEdit ? name : deal.title} badge={<DealStatus status={deal.status} />}
      meta={<span className="mono">{deal.number}</span>} actions={acts} facts={factsOf(deal)}
    >
      <DealThread deal={deal} />
    </PageHeader>
  );
}

function MoreMenu({ deal, actions }: { deal: Record; actions: Actions }) {
  const router = useRouter();
  const remove = async () => {
    const outcome = await answered(actions.deleteDeals({ dealIds: [deal.id] }));
    if (tell(deal.title, "is in the trash.", outcome, actions.undoChangeSet)) router.push("/deals");
  };
  return (
    <DropdownMenu align="end" trigger={<IconButton label="More"><Ellipsis /></IconButton>}>
      <MenuItem tone="danger" onSelect={() => void remove()}>Delete deal</MenuItem>
    </DropdownMenu>
  );
}

function DealRail({ deal, choices, stages, definitions, actions, implementations, moves }: Omit<Props, "notes" | "files"> & { moves: Moves }) {
  const searches = searchesOf(actions);
  const contacts = deal.contacts.map(({ contactId, name }) => ({ id: contactId, name }));
  return (
    <>
      {deal.renewal && <DealRenewal renewal={deal.renewal} />}
      <ImplementationBox implementations={implementations} deal={{ id: deal.id, name: deal.title, contacts }} onStart={actions.startImplementation} />
      <RailSection title="About"><DealFacts deal={deal} choices={choices} actions={actions} searches={searches} stages={stages} onStage={moves.moveTo} /></RailSection>
      <DealContacts deal={deal} actions={actions} searches={searches} />
      <DealTeam deal={deal} choices={choices} actions={actions} />
      <DealFields deal={deal} definitions={definitions} actions={actions} />
    </>
  );
}

function factsOf(deal: Record) {
  return [
    { label: "Worth", value: <><Money value={deal.value} currency={deal.currencyCode} /> <span className="font-normal text-ink-3">at {Math.round(Number(deal.probability))}%</span></> },
    { label: "Customer", value: deal.customerId ? <Link href={`/customers/${deal.customerId}`}>{deal.customerName}</Link> : <span className="font-normal text-ink-3">No customer</span> },
    { label: "Owner", value: deal.ownerName ? <><Avatar name={deal.ownerName} />{deal.ownerName}</> : <span className="font-normal text-ink-3">Nobody</span> },
    deal.status === "OPEN" ? { label: "Expected close", value: <Day value={deal.expectedCloseDate} full missing="No date" className={deal.isOverdue ? "text-risk-text" : undefined} /> } : { label: "Closed", value: <Day value={deal.closedDate} full /> },
    { label: "In stage", value: <span className={deal.isStale ? "text-watch-text" : undefined}>{deal.daysInStage ? `${deal.stageAge} of ${deal.daysInStage} days` : `${deal.stageAge} days`}</span> },
    { label: deal.isCreatedDateKnown ? "Created" : "Created, as far as known", value: <Day value={deal.createdDate} full /> },
  ];
}
