import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Takes effect at once; a choice that waits for "Save" is a Checkbox. */
export function Switch({ label, detail, className, ...rest }: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; detail?: ReactNode }) {
  return (
    <label className={cn("flex min-h-6 items-start gap-3 has-disabled:text-ink-disabled", className)}>
      <input
        type="checkbox"
        role="switch"
        className="relative mt-px h-[18px] w-8 flex-none cursor-pointer appearance-none rounded-full border-[1.5px] border-line-control bg-surface transition-colors before:absolute before:top-px before:left-px before:size-[13px] before:rounded-full before:bg-line-control before:transition-transform checked:border-accent checked:bg-accent checked:before:translate-x-[14px] checked:before:bg-on-accent disabled:cursor-not-allowed disabled:opacity-60"
        {...rest}
      />
      <span className="min-w-0">
        {label}
        {detail && <span className="block text-xs text-ink-3">{detail}</span>}
      </span>
    </label>
  );
}
