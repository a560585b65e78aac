import { useRef, useState } from "react";
import type { ComboboxOption } from "./combobox";
import { fold } from "./matched";

type Search = (query: string) => Promise<readonly ComboboxOption[]>;

/** What fits what is typed: among the options, or as the search answers; only the answer to the last question counts. */
export function useFound(options: readonly ComboboxOption[], onSearch: Search | undefined) {
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<readonly ComboboxOption[] | null>(null);
  const [searching, setSearching] = useState(false);
  const [isUnanswered, setUnanswered] = useState(false);
  const asked = useRef(0);
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
  const shown = found ?? options.filter(({ label }) => fold(label).includes(fold(query))).slice(0, 50);
  return { query, type, shown, searching, isUnanswered };
}

export type Found = ReturnType<typeof useFound>;
