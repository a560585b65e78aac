"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from "react";
import { closeCommandPalette } from "@/components/layout/command-palette";
import { hereWithNew } from "@/components/layout/use-new";
import { fold } from "@/components/ui/matched";
import type { Act } from "./acts";
import { ActFace, FoundFace, Group, Option } from "./finder-item";
import { useSearch, type Answer } from "./use-search";

/** Records first, then what can be done; before anything is typed, what was looked at last. The first row is ready for Enter. */
export function Finder({ commands }: { commands: readonly Act[] }) {
  const [router, path] = [useRouter(), usePathname()];
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState<Answer>({ q: "", found: [] });
  const [chosen, setChosen] = useState("");
  const { ask, searching } = useSearch(setAnswer);
  const begin = useEffectEvent(() => ask("", 0));
  // What was looked at last is asked for when the palette appears, which only the browser sees.
  useEffect(() => void begin(), []);

  const typed = text.trim();
  // Until the answer to this text is there, only what fits it stays: Enter must not open what was found for another one.
  const found = (answer.found ?? []).filter(({ name }) => answer.q === typed || fold(name).includes(fold(typed)));
  const doable = commands.filter(({ label, words = "" }) => fold(typed).split(/\s+/).every((word) => fold(`${label} ${words}`).includes(word)));
  const rows = [...found.map((one) => ({ key: one.id, href: one.href, onRun: undefined })), ...doable.map((act) => ({ key: act.id, href: act.href, onRun: act.onRun }))];
  const here = Math.max(0, rows.findIndex(({ key }) => key === chosen));
  const active = rows[here]?.key;

  const type = (next: string) => {
    setText(next);
    setChosen("");
    void ask(next.trim());
  };
  const run = (row: (typeof rows)[number] | undefined) => {
    if (!row) return;
    closeCommandPalette();
    row.onRun?.();
    if (row.href === `${path}?new=1`) window.history.pushState(null, "", hereWithNew());
    else if (row.href) router.push(row.href);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, PageDown: Math.min(here + 8, rows.length - 1), PageUp: Math.max(here - 8, 0) }[event.key];
    if (event.key === "Enter") run(rows[here]);
    else if (to === undefined || rows.length === 0) return;
    else choose(rows[(to + rows.length) % rows.length]?.key ?? "");
    event.preventDefault();
  };
  const choose = (key: string) => {
    setChosen(key);
    document.getElementById(optionId(key))?.scrollIntoView({ block: "nearest" });
  };
  const held = (key: string) => ({ id: optionId(key), isActive: key === active, onPoint: () => setChosen(key), onChoose: () => run(rows.find((row) => row.key === key)) });
  const isSettled = !searching && answer.q === typed;
  return (
    <>
      <div className="flex h-11 items-center gap-2.5 border-b border-line px-4">
        <Search className="size-4 flex-none text-ink-3" aria-hidden="true" />
        <input
          autoFocus value={text} onChange={(event) => type(event.target.value)} onKeyDown={keys} placeholder="Find a record, or type what to do" className="h-full w-full min-w-0 bg-transparent text-lg font-normal outline-none"
          role="combobox" aria-label="Find or run" aria-expanded="true" aria-controls="found" aria-autocomplete="list" aria-activedescendant={active && optionId(active)} autoComplete="off" spellCheck={false}
        />
      </div>
      <p role="status" className="sr-only">{isSettled && typed ? countOf(found.length, doable.length) : ""}</p>
      {answer.found === null && <p role="alert" className="px-4 pt-3 text-ink-2">The search does not answer. Type on to try again; what can be done is below.</p>}
      <div id="found" role="listbox" aria-label="Found" aria-busy={searching} tabIndex={-1} className="max-h-[min(420px,60vh)] scroll-py-8 overflow-y-auto p-1.5 empty:p-0 outline-none">
        {found.length > 0 && <Group name={answer.q ? "Records" : "Looked at last"}>{found.map((one) => <Option key={one.id} {...held(one.id)}><FoundFace found={one} query={typed} /></Option>)}</Group>}
        {doable.length > 0 && <Group name="Do">{doable.map((act) => <Option key={act.id} {...held(act.id)}><ActFace act={act} query={typed} /></Option>)}</Group>}
      </div>
      {isSettled && answer.found && rows.length === 0 && <p className="px-4 py-3.5 text-ink-2">{typed.length < 2 ? "Type one more letter." : `Nothing is called “${typed}”. Try a name, a number or an e-mail address.`}</p>}
    </>
  );
}

function optionId(key: string) {
  return `found-${key.replace(/[^\w-]/g, "-")}`;
}

/** What a screen reader hears once the answer is there. */
function countOf(records: number, acts: number) {
  const some = (count: number, word: string) => `${count === 0 ? "no" : count} ${word}${count === 1 ? "" : "s"}`;
  return `Found ${some(records, "record")} and ${some(acts, "command")}.`;
}
