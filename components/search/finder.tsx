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
  const [text, setText] = useState("");
  const { answer, ask, searching } = useAnswer();
  const typed = text.trim();
  const { found, doable } = fitting(typed, answer, commands);
  const { active, point, run, keys } = useActive([...found.map(({ id, href }) => ({ key: id, href })), ...doable.map(({ id, href, onRun }) => ({ key: id, href, onRun }))]);
  const type = (next: string) => {
    setText(next);
    point("");
    void ask(next.trim());
  };
  const held = (key: string) => ({ id: optionId(key), isActive: key === active, onPoint: () => point(key), onChoose: () => run(key) });
  const isSettled = !searching && answer.q === typed;
  return (
    <>
      <Typing text={text} active={active} onType={type} onKeyDown={keys} />
      <p role="status" className="sr-only">{isSettled && typed ? countOf(found.length, doable.length) : ""}</p>
      {answer.found === null && <p role="alert" className="px-4 pt-3 text-ink-2">The search does not answer. Type on to try again; what can be done is below.</p>}
      <div id="found" role="listbox" aria-label="Found" aria-busy={searching} tabIndex={-1} className="max-h-[min(420px,60vh)] scroll-py-8 overflow-y-auto p-1.5 empty:p-0 outline-none">
        {found.length > 0 && <Group name={answer.q ? "Records" : "Looked at last"}>{found.map((one) => <Option key={one.id} {...held(one.id)}><FoundFace found={one} query={typed} /></Option>)}</Group>}
        {doable.length > 0 && <Group name="Do">{doable.map((act) => <Option key={act.id} {...held(act.id)}><ActFace act={act} query={typed} /></Option>)}</Group>}
      </div>
      {isSettled && answer.found && !active && <p className="px-4 py-3.5 text-ink-2">{nothingOf(typed)}</p>}
    </>
  );
}

function useAnswer() {
  const [answer, setAnswer] = useState<Answer>({ q: "", found: [] });
  const { ask, searching } = useSearch(setAnswer);
  const begin = useEffectEvent(() => ask("", 0));
  // What was looked at last is asked for when the palette appears, which only the browser sees.
  useEffect(() => void begin(), []);
  return { answer, ask, searching };
}

type Row = { key: string; href?: string | undefined; onRun?: (() => void) | undefined };

/** Which row is ready for Enter: the first, or the one that was pointed at or walked to. */
function useActive(rows: readonly Row[]) {
  const [chosen, point] = useState("");
  const open = useOpen();
  const here = Math.max(0, rows.findIndex(({ key }) => key === chosen));
  const run = (of: string | undefined) => {
    const row = rows.find(({ key }) => key === of);
    if (row) open(row);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, PageDown: Math.min(here + 8, rows.length - 1), PageUp: Math.max(here - 8, 0) }[event.key];
    if (event.key === "Enter") run(rows[here]?.key);
    else if (to === undefined || rows.length === 0) return;
    else walk(rows[(to + rows.length) % rows.length]?.key ?? "");
    event.preventDefault();
  };
  const walk = (key: string) => {
    point(key);
    document.getElementById(optionId(key))?.scrollIntoView({ block: "nearest" });
  };
  return { active: rows[here]?.key, point, run, keys };
}

function useOpen() {
  const [router, path] = [useRouter(), usePathname()];
  return ({ href, onRun }: Row) => {
    closeCommandPalette();
    onRun?.();
    if (href === `${path}?new=1`) window.history.pushState(null, "", hereWithNew());
    else if (href) router.push(href);
  };
}

type Typed = { text: string; active: string | undefined; onType: (text: string) => void; onKeyDown: (event: KeyboardEvent) => void };

function Typing({ text, active, onType, onKeyDown }: Typed) {
  return (
    <div className="flex h-11 items-center gap-2.5 border-b border-line px-4">
      <Search className="size-4 flex-none text-ink-3" aria-hidden="true" />
      <input
        autoFocus value={text} onChange={(event) => onType(event.target.value)} onKeyDown={onKeyDown}
        placeholder="Find a record, or type what to do" className="h-full w-full min-w-0 bg-transparent text-lg font-normal outline-none"
        role="combobox" aria-label="Find or run" aria-expanded="true" aria-controls="found" aria-autocomplete="list" aria-activedescendant={active && optionId(active)}
        autoComplete="off" spellCheck={false}
      />
    </div>
  );
}

/** Until the answer to this text is there, only what fits it stays: Enter must not open what was found for another one. */
function fitting(typed: string, answer: Answer, commands: readonly Act[]) {
  const found = (answer.found ?? []).filter(({ name }) => answer.q === typed || fold(name).includes(fold(typed)));
  const doable = commands.filter(({ label, words = "" }) => fold(typed).split(/\s+/).every((word) => fold(`${label} ${words}`).includes(word)));
  return { found, doable };
}

function nothingOf(typed: string) {
  return typed.length < 2 ? "Type one more letter." : `Nothing is called “${typed}”. Try a name, a number or an e-mail address.`;
}

function optionId(key: string) {
  return `found-${key.replace(/[^\w-]/g, "-")}`;
}

/** What a screen reader hears once the answer is there. */
function countOf(records: number, acts: number) {
  const some = (count: number, word: string) => `${count === 0 ? "no" : count} ${word}${count === 1 ? "" : "s"}`;
  return `Found ${some(records, "record")} and ${some(acts, "command")}.`;
}
