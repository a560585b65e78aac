"use client";

import { useState } from "react";
import type { z } from "zod";
import { useAct } from "@/components/changes/use-act";
import type { AttributeRow, TaskRow } from "@/lib/catalog/queries/shapes";
import type { AddAttribute } from "@/lib/catalog/rules/telemetry";
import type { DataType } from "@/lib/catalog/rules/words";
import type { TaskActions } from "./catalog-actions";
import { draftOf, startFor, toCriteria, type Draft } from "./criteria-draft";

type Values = Omit<z.input<typeof AddAttribute>, "taskId">;
type Asked = { task: TaskRow; attribute: AttributeRow | null; actions: TaskActions; onClose: () => void };

/** The type and the criteria of an attribute while they are chosen, and what saves them with what was typed. */
export function useAttributeForm({ task, attribute, actions, onClose }: Asked) {
  const [dataType, setDataType] = useState<DataType>(attribute?.dataType ?? "NUMBER");
  const [draft, setDraft] = useState<Draft | null>(attribute ? draftOf(attribute.successCriteria) : startFor("NUMBER"));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { run, working } = useAct(actions.undoChangeSet);
  const successCriteria = draft && toCriteria(draft);
  const choose = (type: DataType) => {
    setDataType(type);
    setDraft(startFor(type));
    setFaults({});
  };
  const save = async (text: (name: string) => string) => {
    const values: Values = { ...readTyped(text), description: text("description"), dataType, successCriteria };
    const said = { object: values.name, isInForm: true };
    const outcome = attribute
      ? await run(actions.editAttribute, { attributeId: attribute.id, was: { ...attribute }, values }, { ...said, message: "is measured in another way." })
      : await run(actions.addAttribute, { taskId: task.id, ...values }, { ...said, message: `is measured for ${task.name}.` });
    if (outcome.ok) onClose();
    else setFaults(withoutPrefix(outcome.fields ?? { "": outcome.message }));
  };
  return { dataType, choose, draft, setDraft, successCriteria, faults, save, working };
}

/** What a test asks of the fields that only the form holds. */
export function readTyped(text: (name: string) => string) {
  const [isRequired, isActive] = [text("isRequired") === "on", text("isActive") === "on"];
  return { name: text("name"), isRequired, isActive, freshDays: text("freshDays"), graceDays: text("graceDays") };
}

export function typedOf(attribute: AttributeRow | null): ReturnType<typeof readTyped> {
  const { name = "", isRequired = false, isActive = true, freshDays = 30, graceDays = 14 } = attribute ?? {};
  return { name, isRequired, isActive, freshDays: String(freshDays), graceDays: String(graceDays) };
}

/** The faults of an edit come as "values.freshDays", those of criteria as "successCriteria.threshold": here by the form's own names. */
function withoutPrefix(fields: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(fields).map(([path, message]) => [path.replace(/^values\./, ""), message]));
}
