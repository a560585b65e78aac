"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AttributeRow } from "@/lib/catalog/queries/shapes";
import { DATA_TYPES, typeNames, type DataType } from "@/lib/catalog/rules/words";

const types = DATA_TYPES.map((value) => ({ value, label: typeNames[value] }));
type Props = { attribute: AttributeRow | null; faults: Readonly<Record<string, string>>; dataType: DataType; onDataType: (type: DataType) => void };

/** What an attribute is called, of what type it is, and for how long a value counts. */
export function AttributeFields({ attribute, faults, dataType, onDataType }: Props) {
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Attribute" hint="The name that telemetry sends." error={faults["name"]}>
          <Input name="name" autoFocus defaultValue={attribute?.name} maxLength={200} className="font-mono" />
        </Field>
        <Field label="Type of data" error={faults["dataType"]}>
          <Select options={types} value={dataType} onChange={(event) => onDataType(event.target.value as DataType)} />
        </Field>
        <Field label="Fresh for days" hint="An older value is stale: it is no signal." error={faults["freshDays"]}>
          <Input name="freshDays" inputMode="numeric" defaultValue={attribute?.freshDays ?? 30} />
        </Field>
        <Field label="Days of grace" hint="So long may it fail before the task counts as no longer used." error={faults["graceDays"]}>
          <Input name="graceDays" inputMode="numeric" defaultValue={attribute?.graceDays ?? 14} />
        </Field>
      </div>
      <Field label="Description" optional error={faults["description"]}><Input name="description" defaultValue={attribute?.description ?? ""} /></Field>
    </>
  );
}

/** Whether the task needs it, and whether it is asked at all. */
export function AttributeFlags({ attribute }: { attribute: AttributeRow | null }) {
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-1">
      <Checkbox name="isRequired" defaultChecked={attribute?.isRequired ?? false} label="Required: the task is not done without it" />
      <Checkbox name="isActive" defaultChecked={attribute?.isActive ?? true} label="Active" />
    </div>
  );
}
