import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonLook, type ButtonLook } from "./button-look";
import { cn } from "./cn";

type Icon = { label: string; variant?: ButtonLook["variant"]; size?: "sm" | "md" | undefined };

const square = { md: "size-8 p-0 max-md:size-10 max-md:px-0", sm: "size-[26px] p-0 max-md:size-8 max-md:px-0" };

/** A button that shows only an icon; the label is its name and its tooltip. */
export function IconButton({ label, variant = "quiet", size = "md", className, type = "button", ...rest }: ComponentProps<"button"> & Icon) {
  return <button type={type} aria-label={label} title={label} className={cn(buttonLook({ variant, size }), square[size], className)} {...rest} />;
}

export function IconLink({ label, variant = "quiet", size = "md", className, ...rest }: ComponentProps<typeof Link> & Icon) {
  return <Link aria-label={label} title={label} className={cn(buttonLook({ variant, size }), square[size], className)} {...rest} />;
}
