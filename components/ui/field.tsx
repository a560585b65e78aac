"use client";

import { Check, CircleAlert } from "lucide-react";
import { cloneElement, use, useId, type ReactElement, type ReactNode } from "react";
import { cn } from "./cn";
import { FieldMarks } from "./field-marks";

type Control = { id?: string | undefined; required?: boolean | undefined; "aria-describedby"?: string | undefined; "aria-invalid"?: boolean | undefined };

type Props = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  needed?: string | undefined;
  saved?: string | undefined;
  optional?: boolean | undefined;
  aside?: ReactNode;
  labelHidden?: boolean | undefined;
  className?: string | undefined;
  children: ReactElement<Control>;
};

/** Wires one control to its label, hint and error. The error names the fault and what to type, and goes once the field of a Form is typed in; `needed` is what is said when it is left empty; `saved` fades by itself. */
export function Field({ label, hint, error: fault, needed, saved, optional, aside, labelHidden, className, children }: Props) {
  const made = useId();
  const id = children.props.id ?? made;
  const mark = use(FieldMarks)[id];
  const error = mark ? (mark === "missing" ? needed : undefined) : fault;
  const told = [error ? `${id}-error` : "", hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  return (
    <div className={cn("grid content-start gap-1.5", className)}>
      <div className={cn("flex items-baseline justify-between gap-2", labelHidden && "sr-only")}>
        <label htmlFor={id} className="text-sm/4 font-medium">
          {label}
          {optional && <span className="font-normal text-ink-3"> optional</span>}
        </label>
        {aside}
      </div>
      {cloneElement(children, { id, ...(needed && { required: true }), "aria-describedby": told || undefined, "aria-invalid": error ? true : undefined })}
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
      {hint && <p id={`${id}-hint`} className="text-xs text-ink-3">{hint}</p>}
      {saved && !error && <SavedLine>{saved}</SavedLine>}
    </div>
  );
}

export function ErrorLine({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex gap-1.5 text-xs text-risk-text">
      <CircleAlert className="mt-px size-3.5" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

/** "Saved 14:20", gone after three seconds. */
export function SavedLine({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="fade-after flex gap-1.5 text-xs text-healthy-text">
      <Check className="mt-px size-3.5" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

/** Several controls under one name, such as radios or checkboxes. */
export function Fieldset({ legend, hint, error, className, children }: { legend: ReactNode; hint?: ReactNode; error?: string | undefined; className?: string | undefined; children: ReactNode }) {
  return (
    <fieldset className={cn("grid min-w-0 content-start gap-1.5", className)}>
      <legend className="mb-1.5 text-sm/4 font-medium">{legend}</legend>
      {children}
      {error && <ErrorLine>{error}</ErrorLine>}
      {hint && <p className="text-xs text-ink-3">{hint}</p>}
    </fieldset>
  );
}
