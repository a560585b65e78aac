"use client";

import { useState, useTransition, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import type { DealLineRow } from "@/lib/deals/queries/record-shapes";
import { OutcomeFields, readOutcomes } from "./outcome-fields";
import { tell, type RecordActions } from "./record-actions";

type Props = { dealId: string; line: DealLineRow; productId: string; actions: RecordActions; onClose: () => void };

/** Which of its product's outcomes a line is bought for. */
export function LineOutcomesDialog({ dealId, line, productId, actions, onClose }: Props) {
  const [fault, setFault] = useState<string>();
  const [working, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = readOutcomes(event.currentTarget);
    start(async () => {
      const outcome = await actions.editLine({ dealId, lineId: line.id, field: "outcomeIds", was: line.outcomeIds, value });
      if (!outcome.ok) return start(() => setFault(outcome.conflict ? `${outcome.conflict.byName} chose others meanwhile. Close and open this again.` : outcome.message));
      tell(line.name, "is bought for other outcomes.", outcome, actions.undoChangeSet);
      onClose();
    });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={`Outcomes of ${line.name}`} description="What the customer buys it for. After go-live its plan is proposed with these.">
      <Form className="grid gap-4" onSubmit={submit}>
        <OutcomeFields productId={productId} chosen={line.outcomeIds} load={actions.chooseOutcomes} error={fault} empty="This product has no outcomes." />
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" working={working}>Save outcomes</Button>
        </div>
      </Form>
    </Dialog>
  );
}
