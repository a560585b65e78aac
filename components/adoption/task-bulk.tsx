"use client";

import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import type { ShownTask } from "@/lib/adoption/shapes";
import type { PlanActions } from "./adoption-actions";
import { count, seenOf, statusChoices, statusWords, type Status } from "./words";

/** What is done to all chosen tasks, as one change. */
export function TaskBulk({ planId, chosen, actions, onNote, onClear }: { planId: string; chosen: readonly ShownTask[]; actions: PlanActions; onNote: () => void; onClear: () => void }) {
  const { run, working } = useAct(actions.undoChangeSet);
  const object = count(chosen.length, "task");
  const set = async (status: Status) => {
    const { ok } = await run(actions.setTaskStatuses, { planId, tasks: chosen.map(seenOf), status }, { object, message: `set to ${statusWords[status].toLowerCase()}.` });
    if (ok) onClear();
  };
  return (
    <div role="region" aria-label="Chosen tasks" className="sticky bottom-4 z-(--z-sticky) mt-4 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-raised px-3 py-2 shadow-2 max-md:bottom-20">
      <span className="font-medium" role="status">{object} chosen</span>
      <Button size="sm" working={working} onClick={() => void set("COMPLETED")}>Complete</Button>
      <DropdownMenu trigger={<Button size="sm">Set status</Button>}>{statusChoices.map(({ value, label }) => <MenuItem key={value} onSelect={() => void set(value)}>{label}</MenuItem>)}</DropdownMenu>
      <Button size="sm" onClick={onNote}>With a note</Button>
      <Button size="sm" variant="quiet" className="ml-auto" onClick={onClear}>Clear</Button>
    </div>
  );
}
