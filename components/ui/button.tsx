import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonLook, type ButtonLook } from "./button-look";
import { cn } from "./cn";

/** Verb first. While `working` the label and width stay and a stripe runs along the bottom edge after 400 ms. */
export function Button({ variant, size, working, className, type = "button", onClick, children, ...rest }: ComponentProps<"button"> & ButtonLook & { working?: boolean | undefined }) {
  return (
    <button type={working ? "button" : type} className={cn(buttonLook({ variant, size }), className)} onClick={working ? undefined : onClick} aria-disabled={working || undefined} aria-busy={working || undefined} {...rest}>
      {children}
      {working && <span className="stripe" aria-hidden="true" />}
    </button>
  );
}

export function LinkButton({ variant, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link className={cn(buttonLook({ variant, size }), className)} {...rest} />;
}
