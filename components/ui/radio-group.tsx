import type { ReactNode } from "react";
import { Fieldset } from "./field";

export type RadioOption = { value: string; label: ReactNode; detail?: ReactNode; disabled?: boolean };

type Props = {
  legend: ReactNode;
  name: string;
  options: readonly RadioOption[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onChange?: ((value: string) => void) | undefined;
  error?: string | undefined;
  hint?: ReactNode;
};

/** Native radios under one question; arrow keys move between them. */
export function RadioGroup({ legend, name, options, value, defaultValue, onChange, error, hint }: Props) {
  const held = value === undefined ? {} : { onChange: (event: { target: { value: string } }) => onChange?.(event.target.value) };
  return (
    <Fieldset legend={legend} error={error} hint={hint}>
      {options.map((option) => (
        <label key={option.value} className="flex min-h-6 items-start gap-2 has-disabled:text-ink-disabled">
          <input
            type="radio"
            name={name}
            value={option.value}
            disabled={option.disabled}
            {...(value === undefined ? { defaultChecked: option.value === defaultValue } : { checked: option.value === value })}
            {...held}
            className="mt-0.5 size-4 flex-none cursor-pointer appearance-none rounded-full border-[1.5px] border-line-control bg-surface checked:border-[5px] checked:border-accent disabled:cursor-not-allowed disabled:bg-sunken"
          />
          <span className="min-w-0">
            {option.label}
            {option.detail && <span className="block text-xs text-ink-3">{option.detail}</span>}
          </span>
        </label>
      ))}
    </Fieldset>
  );
}
