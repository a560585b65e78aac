"use client";

import { useState, type ComponentProps } from "react";
import { Input } from "./input";
import { useReader } from "./locale";
import { readNumber, writeNumber, type NumberKind } from "./typed-number";

type Props = Omit<ComponentProps<typeof Input>, "value" | "onChange" | "defaultValue" | "type" | "inputMode" | "placeholder"> & { kind?: NumberKind; defaultValue?: string | undefined; placeholder?: string | undefined; onNumber?: ((plain: string) => void) | undefined };

/** A number in the person's own notation; its form, or `onNumber`, gets plain decimal text. */
export function NumberInput({ name, kind, defaultValue = "", placeholder, onNumber, ...rest }: Props) {
  const { locale } = useReader();
  const [plain, setPlain] = useState(defaultValue);
  const take = (typed: string) => {
    const read = readNumber(typed, locale, kind);
    setPlain(read);
    onNumber?.(read);
  };
  return (
    <>
      <Input inputMode="decimal" defaultValue={writeNumber(defaultValue, locale)} placeholder={placeholder && writeNumber(placeholder, locale)} onChange={({ target }) => take(target.value)} {...rest} />
      {name && <input type="hidden" name={name} value={plain} disabled={rest.disabled} />}
    </>
  );
}
