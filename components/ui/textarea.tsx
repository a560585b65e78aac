import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlLook } from "./input";

/** Grows with its text; `rows` is where it begins. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={cn(controlLook, "field-sizing-content max-h-96 min-h-20 py-2 max-md:text-lg", className)} {...rest} />;
}
