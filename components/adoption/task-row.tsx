"use client";

import { RadioTower } from "lucide-react";
import type { ReactNode } from "react";
import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Day } from "@/components/ui/date-time";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { Td, Tr } from "@/components/ui/table";
import type { PlanRecord, ShownTask } from "@/lib/adoption/shapes";
import type { PlanActions } from "./adoption-actions";
import { StatusMark } from "./status-mark";
import { TaskDetails } from "./task-details";
import { TaskEvidence } from "./task-evidence";
import { sourceWords, statusChoices, statusWords, type Status } from "./words";

type Props = {
  plan: Pick<PlanRecord, "id" | "kind" | "parentId">;
  task: ShownTask;
  canEdit: boolean;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  onNote: () => void;
  actions: PlanActions;
};

/** One task: its status and whose word it is, what proves it, what it weighs. */
export function TaskRow({ plan, task, canEdit, isChosen, onChoose, onNote, actions }: Props) {
  const { id, name, status, weight } = task;
  const mark = <StatusMark status={status} />;
  return (
    <Tr id={`task-${id}`} selected={isChosen} className="scroll-mt-28 target:bg-accent-tint">
      {canEdit && <Td><Checkbox aria-label={`Choose ${name}`} checked={isChosen} onChange={(event) => onChoose(event.target.checked)} /></Td>}
      <Td className="md:min-w-[520px]">
        <div className="grid gap-x-6 gap-y-2 md:grid-cols-2">
          <div className="flex gap-2.5">
            {canEdit ? <StatusMenu planId={plan.id} task={task} mark={mark} onNote={onNote} actions={actions} /> : <span className="pt-0.5">{mark}</span>}
            <div className="min-w-0">
              <p className={status === "NOT_APPLICABLE" ? "text-ink-3" : "font-medium"}>{name}</p>
              <Standing task={task} />
              <TaskDetails plan={plan} task={task} />
              <Proposal planId={plan.id} task={task} canEdit={canEdit} actions={actions} />
            </div>
          </div>
          <TaskEvidence task={task} />
        </div>
      </Td>
      <Td numeric>{weight}</Td>
    </Tr>
  );
}

type One = Pick<Props, "task" | "actions"> & { planId: string };

function StatusMenu({ planId, task: { id: taskId, name, status }, mark, onNote, actions }: One & { mark: ReactNode; onNote: () => void }) {
  const { run, working } = useAct(actions.undoChangeSet);
  const was = status === "DONE" ? "COMPLETED" : status;
  const set = (next: Status) =>
    run(actions.setTaskStatus, { planId, taskId, was, status: next }, { object: name, message: `is ${statusWords[next].toLowerCase()}.` });
  const trigger = (
    <button
      type="button"
      aria-label={`Status of ${name}: ${statusWords[status]}`}
      aria-busy={working}
      className="-m-1 grid size-6 flex-none place-items-center rounded-full"
    >
      {mark}
    </button>
  );
  return (
    <DropdownMenu trigger={trigger}>
      {statusChoices.filter(({ value }) => value !== was).map(({ value, label }) => <MenuItem key={value} onSelect={() => void set(value)}>{label}</MenuItem>)}
      <MenuSeparator />
      <MenuItem onSelect={onNote}>Set with a note</MenuItem>
    </DropdownMenu>
  );
}

/** How it stands, on whose word, and what makes that doubtful. */
function Standing({ task: { status, source, statusUpdatedAt, byName, failingSince, isDataStale } }: Pick<Props, "task">) {
  const by = source && (source === "MANUAL" && byName ? byName : sourceWords[source]);
  return (
    <p className="text-xs text-ink-3">
      {statusWords[status]}{statusUpdatedAt && by && <> · {by}, <Day value={statusUpdatedAt} /></>}
      {failingSince && status === "COMPLETED" && <span className="text-watch-text"> · below since <Day value={failingSince} /></span>}
      {isDataStale && <span className="text-watch-text"> · stale data</span>}
    </p>
  );
}

/** What telemetry says beside a person's status. */
function Proposal({ planId, task, canEdit, actions }: One & { canEdit: boolean }) {
  const { proposedStatus, proposedAt } = task;
  if (!proposedStatus || proposedStatus === "DONE") return null;
  const word = statusWords[proposedStatus].toLowerCase();
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 rounded-md bg-accent-tint px-2.5 py-1.5 text-xs">
      <RadioTower className="size-3.5 flex-none text-accent-text" aria-hidden="true" />
      <span className="min-w-32 flex-1">Telemetry says {word}{proposedAt && <> since <Day value={proposedAt} /></>}.</span>
      {canEdit && <ProposalActs planId={planId} task={task} status={proposedStatus} actions={actions} />}
    </div>
  );
}

function ProposalActs({ planId, task: { id: taskId, name }, status, actions }: One & { status: Status }) {
  const { run, working } = useAct(actions.undoChangeSet);
  const word = statusWords[status].toLowerCase();
  const proposal = { planId, taskId, status };
  const accept = () => void run(actions.acceptProposal, proposal, { object: name, message: `is ${word}.` });
  const dismiss = () => void run(actions.dismissProposal, proposal, { object: name, message: "stays as it is." });
  return (
    <span className="flex gap-1">
      <Button size="sm" working={working} aria-label={`Accept ${word} for ${name}`} onClick={accept}>Accept</Button>
      <Button size="sm" variant="quiet" disabled={working} aria-label={`Keep ${name} as it is`} onClick={dismiss}>Keep mine</Button>
    </span>
  );
}
