"use client";

import Link from "next/link";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { RecordEditor } from "@/components/presence/record-editor";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";
import type { DealChoices } from "./filters/choices";
import { DealEnding, EndingQuestion } from "./record/deal-ending";
import { DealFacts } from "./record/deal-facts";
import { DealLines } from "./record/deal-lines";
import { DealNext } from "./record/deal-next";
import { DealThread } from "./record/deal-thread";
import { asText, fieldSaver, type RecordActions, type RecordSearches } from "./record/record-actions";
import { useStage } from "./record/use-stage";

export type PanelProps = { deal: DealRecord; choices: DealChoices; actions: RecordActions; searches: RecordSearches };

/** A deal beside the list: where it is, what one knows, what is sold, what comes next. Everything is changed in place. */
export function DealPanel({ deal, choices, actions, searches }: PanelProps) {
  const stages = deal.path.map(({ stageId, name, isClosedWon, isClosedLost }) => ({ id: stageId, name, isClosedWon, isClosedLost }));
  const moves = useStage(deal, actions);
  const save = fieldSaver(deal, actions);
  return (
    <>
      <RecordEditor entity="Deal" entityId={deal.id} heldBy={deal.heldBy} canEdit={deal.canEdit} actions={actions} noteClass="">
        <div>
          <h2 className="text-lg/[22px] font-semibold tracking-[-.012em]">
            {deal.canEdit ? <EditInPlace label="Name" value={deal.name ?? ""} placeholder={deal.title} onSave={save("name", "has another name.", asText)} /> : deal.title}
          </h2>
          <p className="mt-0.5 text-ink-2">{deal.customerId ? <Link href={`/customers/${deal.customerId}`} className="no-underline">{deal.customerName}</Link> : "No customer"}</p>
        </div>
        <DealThread deal={deal} className="[&_li]:pr-1.5" />
        <DealFacts deal={deal} choices={choices} actions={actions} searches={searches} stages={stages} onStage={moves.moveTo} />
        <div className="flex flex-wrap gap-2 empty:hidden"><DealEnding deal={deal} moves={moves} size="sm" primary={false} /></div>
        <DealLines deal={deal} products={choices.products} actions={actions} />
        <DealNext deal={deal} actions={actions} />
      </RecordEditor>
      <EndingQuestion moves={moves} searches={searches} />
    </>
  );
}
