"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ComboboxOption } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import { describe } from "@/lib/adoption/rules/describing";
import type { AttributeRow, TaskRow } from "@/lib/catalog/queries/shapes";
import { typeNames } from "@/lib/catalog/rules/words";
import { AttributeForm } from "./attribute-form";
import type { TaskActions } from "./catalog-actions";
import { TestOpener } from "./test-opener";

type Props = { task: TaskRow; canEdit: boolean; actions: TaskActions };

/** What is measured for a task, and when that says it is done. */
export function AttributeList({ task, canEdit, actions }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  const [customer, onCustomer] = useState<ComboboxOption | null>(null);
  const testing = { customer, onCustomer };
  const form = { task, testing, actions, onClose: () => setEditing(null) };
  const isFree = canEdit && editing === null;
  return (
    <section aria-label="Telemetry" className="grid gap-2 border-t border-line pt-3">
      <div className="flex min-h-8 items-center gap-2">
        <h3 className="font-semibold">Telemetry</h3>
        {isFree && <Button size="sm" variant="quiet" className="ml-auto" onClick={() => setEditing("")}><Plus />Measure something</Button>}
      </div>
      {task.telemetry.length === 0 && editing === null && <p className="text-ink-3">Nothing is measured. This task is completed by hand.</p>}
      <ul className="grid gap-2">
        {task.telemetry.map((attribute) => (
          <li key={attribute.id}>
            {editing === attribute.id ? <AttributeForm {...form} attribute={attribute} /> : (
              <div className="flex items-start gap-2">
                <AttributeWords attribute={attribute} />
                {canEdit && <AttributeActs attribute={attribute} actions={actions} onEdit={() => setEditing(attribute.id)} />}
              </div>
            )}
          </li>
        ))}
      </ul>
      {editing === "" && <AttributeForm {...form} attribute={null} />}
      {isFree && task.telemetry.length > 0 && <TestOpener taskId={task.id} draft={null} {...testing} onFaults={ignore} actions={actions} />}
    </section>
  );
}

function AttributeWords({ attribute }: { attribute: AttributeRow }) {
  const { name, successCriteria, isRequired, isActive, dataType, freshDays, graceDays, description } = attribute;
  const lasts = `fresh for ${days(freshDays)} · ${days(graceDays)} of grace`;
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <code className="font-mono [overflow-wrap:anywhere]">{name}</code>
        <span>{successCriteria ? describe(successCriteria) : <span className="text-ink-3">has no criteria yet</span>}</span>
        {isRequired && <Badge>Required</Badge>}
        {!isActive && <Badge tone="line">Off</Badge>}
      </p>
      <p className="text-xs text-ink-3">{typeNames[dataType]} · {lasts}{description && ` · ${description}`}</p>
    </div>
  );
}

function AttributeActs({ attribute: { id, name }, actions, onEdit }: { attribute: AttributeRow; actions: TaskActions; onEdit: () => void }) {
  const { run, working } = useAct(actions.undoChangeSet);
  const said = { object: name, message: "is not measured any more. Plans keep it until they are synced." };
  return (
    <>
      <IconButton size="sm" label={`Edit ${name}`} onClick={onEdit}><Pencil /></IconButton>
      <IconButton size="sm" label={`Stop measuring ${name}`} disabled={working} onClick={() => void run(actions.removeAttribute, { attributeId: id }, said)}><Trash2 /></IconButton>
    </>
  );
}

/** What is saved has no faults. */
function ignore() {}

function days(number: number) {
  return number === 1 ? "1 day" : `${number} days`;
}
