"use client";

import { useState, type FormEvent } from "react";
import { readForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/field";
import type { AttributeRow, TaskRow } from "@/lib/catalog/queries/shapes";
import { AttributeFields, AttributeFlags } from "./attribute-fields";
import type { TaskActions } from "./catalog-actions";
import { CriteriaBuilder } from "./criteria-builder";
import type { CriteriaTestProps } from "./criteria-test";
import { TestOpener } from "./test-opener";
import { readTyped, typedOf, useAttributeForm } from "./use-attribute-form";

type Testing = Pick<CriteriaTestProps, "customer" | "onCustomer">;
type Props = { task: TaskRow; attribute: AttributeRow | null; testing: Testing; actions: TaskActions; onClose: () => void };

/** One attribute as a whole: its type and its criteria only make sense together, so they are saved together. Faults stand at their field. */
export function AttributeForm({ testing, ...props }: Props) {
  const { task, attribute, actions, onClose } = props;
  const { dataType, choose, draft, setDraft, successCriteria, faults: saved, save, working } = useAttributeForm(props);
  const [tested, onFaults] = useState<Readonly<Record<string, string>>>({});
  const [typed, setTyped] = useState(() => typedOf(attribute));
  const faults = { ...tested, ...saved };
  const tried = { attributeId: attribute?.id ?? null, ...typed, dataType, successCriteria };
  return (
    <form
      noValidate
      aria-label={attribute ? `Edit ${attribute.name}` : "Measure something"}
      className="grid gap-3 rounded-lg border border-line p-3"
      onSubmit={(event: FormEvent<HTMLFormElement>) => void save(readForm(event))}
      onInput={(event) => setTyped(readTyped(textIn(event.currentTarget)))}
    >
      {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
      <AttributeFields attribute={attribute} faults={faults} dataType={dataType} onDataType={choose} />
      <CriteriaBuilder dataType={dataType} draft={draft} faults={faults} onChange={setDraft} />
      <AttributeFlags attribute={attribute} />
      <TestOpener taskId={task.id} draft={tried} {...testing} onFaults={onFaults} actions={actions} />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" working={working}>{attribute ? "Save attribute" : "Add attribute"}</Button>
      </div>
    </form>
  );
}

function textIn(form: HTMLFormElement) {
  const held = new FormData(form);
  return (name: string) => String(held.get(name) ?? "").trim();
}
