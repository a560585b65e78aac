"use client";

import { ErrorLine } from "@/components/ui/field";
import type { DataType } from "@/lib/catalog/rules/words";
import { CriterionBox } from "./criterion-box";
import type { Draft } from "./criteria-draft";

type Props = { dataType: DataType; draft: Draft | null; faults: Readonly<Record<string, string>>; onChange: (draft: Draft | null) => void };

/** When the attribute says that the task is done: the whole grammar, nested as deep as it goes. Faults stand at the field they are about. */
export function CriteriaBuilder({ dataType, draft, faults, onChange }: Props) {
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.5 text-sm/4 font-medium">Met when</legend>
      <CriterionBox dataType={dataType} draft={draft} path="successCriteria" depth={0} faults={faults} onChange={onChange} />
      {faults["successCriteria"] && <ErrorLine>{faults["successCriteria"]}</ErrorLine>}
    </fieldset>
  );
}
