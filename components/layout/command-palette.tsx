"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useState, useSyncExternalStore, useTransition, type ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";
import { fold, Matched } from "@/components/ui/matched";
import { useShortcut } from "./shortcuts";

export type PaletteEntry = { id: string; label: string; href: string; kind?: string; icon?: ReactNode };
export type PaletteGroup = { name: string; entries: readonly PaletteEntry[] };
/** Something to do: an address, or an act of the page. */
export type PaletteCommand = { id: string; label: string; keys?: string; icon?: ReactNode; href?: string; onRun?: () => void };

let isOpen = false;
const listeners = new Set<() => void>();

export function openCommandPalette() {
  set(true);
}

const row = "flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-accent-tint max-md:min-h-11 [&_svg]:size-3.5 [&_svg]:text-ink-3";
const group = "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3";

/** Ctrl-K anywhere: records first, then what can be done. Renders the button that opens it, too. */
export function CommandPalette({ search, commands = [] }: { search: (query: string) => Promise<readonly PaletteGroup[]>; commands?: readonly PaletteCommand[] }) {
  const router = useRouter();
  const open = useSyncExternalStore(listen, () => isOpen, () => false);
  const [query, setQuery] = useState("");
  const [groups, setGroups] = useState<readonly PaletteGroup[]>([]);
  const [searching, start] = useTransition();
  useShortcut("mod k", () => set(!isOpen));
  const type = (text: string) => {
    setQuery(text);
    if (text.trim().length < 2) return setGroups([]);
    start(async () => {
      const answer = await search(text.trim());
      start(() => setGroups(answer));
    });
  };
  const go = (href: string | undefined, act?: () => void) => {
    set(false);
    type("");
    act?.();
    if (href) router.push(href);
  };
  const text = query.trim();
  const doable = commands.filter(({ label }) => fold(label).includes(fold(text)));
  return (
    <Dialog.Root open={open} onOpenChange={set}>
      <Dialog.Trigger className="my-1 mb-3 flex h-8 items-center gap-2 rounded-md border border-line-strong bg-surface pr-1.5 pl-2 whitespace-nowrap text-ink-3 hover:border-line-control md:max-lg:w-9 md:max-lg:justify-center md:max-lg:px-0">
        <Search className="size-4" aria-hidden="true" />
        <span className="flex-1 md:max-lg:sr-only">Find or run</span>
        <span className="md:max-lg:hidden" aria-hidden="true"><Kbd keys="Ctrl K" /></span>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim-in fixed inset-0 z-(--z-scrim) bg-scrim" />
        <Dialog.Content aria-describedby={undefined} className="rise-in fixed inset-x-2 top-[max(8px,12vh)] z-(--z-dialog) mx-auto max-w-[640px] overflow-hidden rounded-xl bg-raised shadow-3 outline-none">
          <Dialog.Title className="sr-only">Find or run</Dialog.Title>
          <Command shouldFilter={false} label="Find or run" loop>
            <div className="flex h-11 items-center gap-2.5 border-b border-line px-4">
              <Search className="size-4 text-ink-3" aria-hidden="true" />
              <Command.Input value={query} onValueChange={type} placeholder="Find a record, or type what to do" className="h-full w-full bg-transparent text-lg font-normal outline-none" />
            </div>
            <Command.List aria-busy={searching} className="max-h-[min(420px,60vh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-2 py-3 text-ink-3">{searching ? "Searching…" : `Nothing is called “${text}”. Try a name, a number or an e-mail address.`}</Command.Empty>
              {groups.filter(({ entries }) => entries.length > 0).map(({ name, entries }) => (
                <Command.Group key={name} heading={name} className={group}>
                  {entries.map((entry) => (
                    <Command.Item key={entry.id} value={entry.id} onSelect={() => go(entry.href)} className={row}>
                      {entry.icon}<span className="min-w-0 flex-1 truncate"><Matched text={entry.label} query={text} /></span>{entry.kind && <span className="text-xs text-ink-3">{entry.kind}</span>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
              {doable.length > 0 && (
                <Command.Group heading="Do" className={group}>
                  {doable.map((command) => (
                    <Command.Item key={command.id} value={`do ${command.id}`} onSelect={() => go(command.href, command.onRun)} className={row}>
                      {command.icon}<span className="min-w-0 flex-1 truncate"><Matched text={command.label} query={text} /></span>{command.keys && <Kbd keys={command.keys} />}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function set(open: boolean) {
  isOpen = open;
  listeners.forEach((hear) => hear());
}

function listen(hear: () => void) {
  listeners.add(hear);
  return () => {
    listeners.delete(hear);
  };
}
