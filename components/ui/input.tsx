import type { ComponentProps } from "react";
import { cn } from "./cn";

export const controlLook =
  "w-full rounded-md border border-line-control bg-surface px-2.5 text-md text-ink focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent focus:outline-solid disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-disabled aria-invalid:border-risk aria-invalid:shadow-[inset_0_0_0_1px_var(--risk)] aria-invalid:focus:outline-risk";

export const controlHeight = { md: "h-9 max-md:h-11 max-md:text-lg", sm: "h-[30px] text-sm max-md:h-10 max-md:text-lg" };

export function Input({ controlSize = "md", className, type = "text", ...rest }: ComponentProps<"input"> & { controlSize?: keyof typeof controlHeight }) {
  return <input type={type} className={cn(controlLook, controlHeight[controlSize], className)} {...rest} />;
}
