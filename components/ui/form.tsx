"use client";

import { useState, type ComponentProps, type FormEvent } from "react";
import { FieldMarks } from "./field-marks";

/** Is not sent while a needed field is empty: each says so in its own words (`needed` of Field), and the first is focused. What is typed in is no longer red, whoever found the fault. */
export function Form({ onSubmit, ...rest }: Omit<ComponentProps<"form">, "noValidate" | "onInput">) {
  const [marks, setMarks] = useState<FieldMarks>({});
  const submit: NonNullable<typeof onSubmit> = (event) => {
    const empty = [...event.currentTarget.elements].filter(isEmpty);
    setMarks(Object.fromEntries(empty.map(({ id }) => [id, "missing"])));
    if (!empty[0]) return onSubmit?.(event);
    event.preventDefault();
    empty[0].focus();
  };
  const typed = ({ target }: FormEvent) => target instanceof Element && setMarks((marks) => (marks[target.id] === "typed" ? marks : { ...marks, [target.id]: "typed" }));
  return <FieldMarks value={marks}><form noValidate onSubmit={submit} onInput={typed} {...rest} /></FieldMarks>;
}

function isEmpty(control: Element): control is HTMLInputElement {
  const { required, value } = control as HTMLInputElement;
  return required && !value.trim();
}
