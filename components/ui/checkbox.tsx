"use client";

import { Check, Minus } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Native, so it works in any form. `some` is the third state: part of what it stands for is chosen. */
export function Checkbox({ label, some = false, className, ...rest }: Omit<ComponentProps<"input">, "type" | "ref"> & { label?: ReactNode; some?: boolean | undefined }) {
  const Mark = some ? Minus : Check;
  const box = (
    <span className="group/check relative grid size-6 flex-none place-items-center">
      <input
        type="checkbox"
        ref={(node) => {
          if (node) node.indeterminate = some;
        }}
        className="peer size-4 cursor-pointer appearance-none rounded-[4px] border-[1.5px] border-line-control bg-surface after:absolute after:inset-0 checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken aria-invalid:border-risk"
        {...rest}
      />
      <Mark aria-hidden="true" className="pointer-events-none stroke-[2.6] invisible absolute size-3 text-on-accent peer-checked:visible peer-indeterminate:visible peer-disabled:text-ink-disabled" />
    </span>
  );
  if (label === undefined) return box;
  return (
    <label className={cn("-ml-1 flex min-h-6 items-start gap-1 leading-6 has-disabled:text-ink-disabled", className)}>
      {box}
      <span className="min-w-0">{label}</span>
    </label>
  );
}
