"use client";

import { Command } from "cmdk";
import { Check, Plus, X } from "lucide-react";
import type { ComboboxOption } from "./combobox";
import { Matched } from "./matched";
import type { Found } from "./use-found";

const row = "flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 data-[selected=true]:bg-accent-tint max-md:min-h-11 [&_svg]:size-3.5 [&_svg]:text-ink-3";

type Props = {
  id: string; label: string; found: Found; chosen: ComboboxOption | null; /** What the row that chooses nothing says. */ clear: string | false | undefined;
  onChoose: (option: ComboboxOption | null) => void; onCreate: ((text: string) => void) | undefined;
};

/** What is typed, and what may be chosen by it. */
export function ComboboxList({ id, label, found, chosen, clear, onChoose, onCreate }: Props) {
  const text = found.query.trim();
  return (
    <Command shouldFilter={false} label={label}>
      <Command.Input
        value={found.query} onValueChange={found.type} placeholder="Type to find"
        className="h-9 w-full border-b border-line bg-transparent px-2 text-md outline-none max-md:text-lg"
      />
      <Command.List id={id} aria-busy={found.searching} className="max-h-72 overflow-y-auto pt-1">
        {!(onCreate && text) && <Command.Empty className="px-2 py-3 text-ink-3">{nothingOf(found, text)}</Command.Empty>}
        {found.shown.map((option) => (
          <Command.Item key={option.value} value={option.value} onSelect={() => onChoose(option)} className={row}>
            <OptionFace option={option} query={text} />
            {option.value === chosen?.value && <Check aria-label="Chosen" />}
          </Command.Item>
        ))}
        {clear && chosen && !text && <Command.Item value="＋clear" onSelect={() => onChoose(null)} className={row}><X aria-hidden="true" />{clear}</Command.Item>}
        {onCreate && text && <Command.Item value="＋create" onSelect={() => onCreate(text)} className={row}><Plus aria-hidden="true" />Create “{text}”</Command.Item>}
      </Command.List>
    </Command>
  );
}

function OptionFace({ option: { icon, label, detail }, query }: { option: ComboboxOption; query: string }) {
  return (
    <>
      {icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate"><Matched text={label} query={query} /></span>
        {detail && <span className="block truncate text-xs text-ink-3">{detail}</span>}
      </span>
    </>
  );
}

function nothingOf({ searching, isUnanswered }: Found, text: string) {
  if (searching) return "Searching…";
  if (isUnanswered) return "The search does not answer. Type on to try again.";
  return text ? `Nothing is called “${text}”.` : "Type to find.";
}
