"use client";

import { Combobox } from "@/components/ui/combobox";
import { TagChip } from "@/components/ui/tag-chip";

export type Pick = { value: string; label: string };

/** Several of many: what is chosen stands as chips, the box below adds one more. */
export function MultiPick({ id, options, values, onChange, placeholder, onCreate }: { id?: string | undefined; options: readonly Pick[]; values: readonly string[]; onChange: (values: string[]) => void; placeholder: string; onCreate?: ((text: string) => void) | undefined }) {
  const rest = options.filter(({ value }) => !values.includes(value));
  return (
    <div className="grid gap-1.5">
      <Combobox key={values.length} id={id} options={rest} value={null} placeholder={placeholder} onCreate={onCreate} onChange={(option) => option && onChange([...values, option.value])} />
      {values.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {values.map((value) => {
            const label = options.find((option) => option.value === value)?.label ?? value;
            return <TagChip key={value} removeLabel={`Remove ${label}`} onRemove={() => onChange(values.filter((one) => one !== value))}>{label}</TagChip>;
          })}
        </div>
      )}
    </div>
  );
}
