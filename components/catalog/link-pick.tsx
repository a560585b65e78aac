"use client";

import { useAct } from "@/components/changes/use-act";
import { Combobox } from "@/components/ui/combobox";
import { TagChip } from "@/components/ui/tag-chip";
import type { PartRow, TaskRow } from "@/lib/catalog/queries/shapes";
import type { ParentRef, TaskActions } from "./catalog-actions";

const kinds = { outcomes: "outcome", releases: "release", tags: "tag" } as const;

type Props = { task: TaskRow; kind: keyof typeof kinds; parent: ParentRef; choices: readonly PartRow[]; canEdit: boolean; actions: TaskActions };

/** What a task carries of one kind: taken off, picked, or made and picked at once. */
export function LinkPick({ canEdit, choices, ...place }: Props) {
  const { link, create, working } = useLinks(place);
  const { task, kind } = place;
  const own = task[kind];
  const chosen = choices.filter(({ id }) => own.includes(id));
  const rest = choices.filter(({ id }) => !own.includes(id)).map(({ id, name, level }) => ({ value: id, label: name, ...(level && { detail: level }) }));
  if (!canEdit && chosen.length === 0) return <span className="text-ink-3">{own.length > 0 ? `${own.length} of its product` : "none"}</span>;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {chosen.map(({ id, name, color }) => (
        <TagChip key={id} color={color ?? undefined} removeLabel={`Take ${name} off`} {...(canEdit && { onRemove: () => link(own.filter((each) => each !== id)) })}>{name}</TagChip>
      ))}
      {canEdit && (
        <span className="w-40">
          <Combobox
            quiet
            label={`Add ${kinds[kind]}`}
            placeholder={`Add ${kinds[kind]}`}
            value={null}
            options={rest}
            disabled={working}
            onChange={(option) => option && link([...own, option.value])}
            onCreate={create}
          />
        </span>
      )}
    </div>
  );
}

function useLinks({ task, kind, parent, actions }: Omit<Props, "choices" | "canEdit">) {
  const { run, working } = useAct(actions.undoChangeSet);
  const link = (ids: readonly string[]) =>
    void run(actions.linkTask, { taskId: task.id, kind, was: [...task[kind]], ids: [...ids] }, { object: task.name, message: `has other ${kind}.` });
  const create = (name: string) => {
    const values = kind === "releases" ? { name, level: /\d+(\.\d{1,2})?/.exec(name)?.[0] ?? "1.0" } : { name };
    const said = { object: name, message: `is a new ${kinds[kind]}, and ${task.name} has it.` };
    void run(actions.addPart, { kind: kinds[kind], parent, values, taskId: task.id }, said);
  };
  return { link, create, working };
}
