"use client";

import { Command } from "cmdk";
import { Check, ChevronDown, Plus, X } from "lucide-react";
import { Popover as Radix } from "radix-ui";
import { useId, useRef, useState, type ReactNode } from "react";
import { cn } from "./cn";
import { controlHeight, controlLook } from "./input";
import { fold, Matched } from "./matched";

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

const row = "flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 data-[selected=true]:bg-accent-tint max-md:min-h-11 [&_svg]:size-3.5 [&_svg]:text-ink-3";

const quietLook = "-mx-1.5 flex min-h-7 max-w-full items-center gap-1.5 rounded-sm px-1.5 text-left [overflow-wrap:anywhere] hover:bg-hover disabled:cursor-default disabled:hover:bg-transparent max-md:min-h-10";

/** More than seven options, or a search of records. The last row creates what was not found. */
export function Combobox({ id, name, options = [], value, onChange, onSearch, onCreate, placeholder = "Choose", clearable, disabled, label, quiet, face, ...told }: Choice) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [own, setOwn] = useState<ComboboxOption | null>(value ?? null);
  const [found, setFound] = useState<readonly ComboboxOption[] | null>(null);
  const [searching, setSearching] = useState(false);
  const [isUnanswered, setUnanswered] = useState(false);
  const asked = useRef(0);
  const chosen = onChange ? (value ?? null) : own;
  const choose = (option: ComboboxOption | null) => {
    setOwn(option);
    onChange?.(option);
    setOpen(false);
  };
  const type = (text: string) => {
    setQuery(text);
    if (onSearch) void search(onSearch(text), ++asked.current);
  };
  // No transition: a card that was dropped holds one open until its dialog is answered, and every other would wait for that one.
  const search = async (asking: Promise<readonly ComboboxOption[]>, turn: number) => {
    setSearching(true);
    const answer = await asking.catch(() => null);
    if (turn !== asked.current) return;
    setFound(answer ?? []);
    setUnanswered(answer === null);
    setSearching(false);
  };
  const show = (next: boolean) => {
    setOpen(next);
    if (next) type("");
  };
  const shown = found ?? options.filter(({ label: text }) => fold(text).includes(fold(query))).slice(0, 50);
  const text = query.trim();
  return (
    <Radix.Root open={open} onOpenChange={show}>
      {name && <input type="hidden" name={name} value={chosen?.value ?? ""} />}
      <span className="relative block">
        <Radix.Trigger id={id} type="button" role="combobox" aria-label={label} aria-expanded={open} aria-controls={list} aria-haspopup="listbox" disabled={disabled} {...told} className={cn(quiet ? quietLook : cn(controlLook, controlHeight.md, "truncate pr-8 text-left"), !quiet && clearable && chosen && "pr-14", !chosen && "text-ink-3")}>
          {face ?? chosen?.label ?? placeholder}
          {!quiet && <ChevronDown className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3" aria-hidden="true" />}
        </Radix.Trigger>
        {!quiet && clearable && chosen && !disabled && <button type="button" aria-label={`Clear ${chosen.label}`} onClick={() => choose(null)} className="absolute top-1/2 right-8 grid size-6 -translate-y-1/2 place-items-center text-ink-3 hover:text-ink"><X className="size-3.5" /></button>}
      </span>
      <Radix.Portal>
        <Radix.Content align="start" sideOffset={4} collisionPadding={8} aria-label={label ?? placeholder} className="pop-in z-(--z-popover) w-(--radix-popover-trigger-width) min-w-56 rounded-lg bg-raised p-1 shadow-2 outline-none">
          <Command shouldFilter={false} label={label ?? placeholder}>
            <Command.Input value={query} onValueChange={type} placeholder="Type to find" className="h-9 w-full border-b border-line bg-transparent px-2 text-md outline-none max-md:text-lg" />
            <Command.List id={list} aria-busy={searching} className="max-h-72 overflow-y-auto pt-1">
              {!(onCreate && text) && <Command.Empty className="px-2 py-3 text-ink-3">{searching ? "Searching…" : isUnanswered ? "The search does not answer. Type on to try again." : text ? `Nothing is called “${text}”.` : "Type to find."}</Command.Empty>}
              {shown.map((option) => (
                <Command.Item key={option.value} value={option.value} onSelect={() => choose(option)} className={row}>
                  {option.icon}
                  <span className="min-w-0 flex-1"><span className="block truncate"><Matched text={option.label} query={text} /></span>{option.detail && <span className="block truncate text-xs text-ink-3">{option.detail}</span>}</span>
                  {option.value === chosen?.value && <Check aria-label="Chosen" />}
                </Command.Item>
              ))}
              {quiet && clearable && chosen && !text && <Command.Item value="＋clear" onSelect={() => choose(null)} className={row}><X aria-hidden="true" />{placeholder}</Command.Item>}
              {onCreate && text && <Command.Item value="＋create" onSelect={() => { onCreate(text); setOpen(false); }} className={row}><Plus aria-hidden="true" />Create “{text}”</Command.Item>}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
