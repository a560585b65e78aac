import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlHeight, controlLook } from "./input";

export type SelectOption = { value: string; label: string; disabled?: boolean };

/** Native, for at most seven fixed options; more than that is a Combobox. */
export function Select({ options, empty, controlSize = "md", className, ...rest }: Omit<ComponentProps<"select">, "children"> & { options: readonly SelectOption[]; empty?: string | undefined; controlSize?: keyof typeof controlHeight }) {
  return (
    <span className={cn("relative block", className)}>
      <select className={cn(controlLook, controlHeight[controlSize], "appearance-none truncate pr-8")} {...rest}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3" aria-hidden="true" />
    </span>
  );
}
