"use client";

import { ChevronDown, X } from "lucide-react";
import { Popover as Radix } from "radix-ui";
import { useId, useState, type ReactNode } from "react";
import { cn } from "./cn";
import { ComboboxList } from "./combobox-list";
import { controlHeight, controlLook } from "./input";
import { useFound } from "./use-found";

export type ComboboxOption = { value: string; label: string; detail?: string; icon?: ReactNode };

type Choice = {
  id?: string | undefined;
  name?: string | undefined;
  options?: readonly ComboboxOption[] | undefined;
  /** The chosen option; with `onChange` it is held outside, otherwise it is where the choice begins. */
  value?: ComboboxOption | null | undefined;
  onChange?: ((option: ComboboxOption | null) => void) | undefined;
  onSearch?: ((query: string) => Promise<readonly ComboboxOption[]>) | undefined;
  onCreate?: ((text: string) => void) | undefined;
  placeholder?: string | undefined;
  clearable?: boolean | undefined;
  disabled?: boolean | undefined;
  label?: string | undefined;
  /** Looks like text until it is pointed at or focused, as a field that is edited in place; `face` is what it shows then. */
  quiet?: boolean | undefined;
  face?: ReactNode;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | undefined;
};

const quietLook = "-mx-1.5 flex min-h-7 max-w-full items-center gap-1.5 rounded-sm px-1.5 text-left [overflow-wrap:anywhere] hover:bg-hover disabled:cursor-default disabled:hover:bg-transparent max-md:min-h-10";

const listLook = "pop-in z-(--z-popover) w-(--radix-popover-trigger-width) min-w-56 rounded-lg bg-raised p-1 shadow-2 outline-none";

/** More than seven options, or a search of records. The last row creates what was not found. */
export function Combobox({ name, options = [], value, onChange, onSearch, onCreate, placeholder = "Choose", ...look }: Choice) {
  const [list, spoken] = [useId(), look.label ?? placeholder];
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState<ComboboxOption | null>(value ?? null);
  const found = useFound(options, onSearch);
  const chosen = onChange ? (value ?? null) : own;
  const choose = (option: ComboboxOption | null) => {
    setOwn(option);
    onChange?.(option);
    setOpen(false);
  };
  const create = onCreate && ((text: string) => (onCreate(text), setOpen(false)));
  const show = (next: boolean) => {
    setOpen(next);
    if (next) found.type("");
  };
  return (
    <Radix.Root open={open} onOpenChange={show}>
      {name && <input type="hidden" name={name} value={chosen?.value ?? ""} />}
      <Trigger list={list} isOpen={open} chosen={chosen} placeholder={placeholder} onClear={() => choose(null)} {...look} />
      <Radix.Portal>
        <Radix.Content align="start" sideOffset={4} collisionPadding={8} aria-label={spoken} className={listLook}>
          <ComboboxList id={list} label={spoken} found={found} chosen={chosen} clear={look.quiet && look.clearable && placeholder} onChoose={choose} onCreate={create} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type Face = Omit<Choice, "name" | "options" | "value" | "onChange" | "onSearch" | "onCreate"> & { list: string; isOpen: boolean; chosen: ComboboxOption | null; onClear: () => void };

function Trigger({ id, list, isOpen, chosen, placeholder, clearable, disabled, label, quiet, face, onClear, ...told }: Face) {
  const isClearable = !quiet && clearable && chosen;
  const look = quiet ? quietLook : cn(controlLook, controlHeight.md, "truncate pr-8 text-left");
  return (
    <span className="relative block">
      <Radix.Trigger
        id={id} type="button" role="combobox" aria-label={label} aria-expanded={isOpen} aria-controls={list} aria-haspopup="listbox" disabled={disabled} {...told}
        className={cn(look, isClearable && "pr-14", !chosen && "text-ink-3")}
      >
        {face ?? chosen?.label ?? placeholder}
        {!quiet && <ChevronDown className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3" aria-hidden="true" />}
      </Radix.Trigger>
      {isClearable && !disabled && (
        <button
          type="button" aria-label={`Clear ${chosen.label}`} onClick={onClear}
          className="absolute top-1/2 right-8 grid size-6 -translate-y-1/2 place-items-center text-ink-3 hover:text-ink"
        >
          <X className="size-3.5" />
        </button>
      )}
    </span>
  );
}
