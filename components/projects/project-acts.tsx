"use client";

import { ArrowRight, Ellipsis, Pause, Play } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { ProjectPicture } from "@/lib/ops/projects/queries/shapes";
import { isDone } from "@/lib/projects/rules/planning";
import { phasesOf } from "@/lib/projects/rules/standing";
import type { Phase } from "@/lib/projects/rules/kinds";
import { phaseLabels } from "@/lib/projects/rules/words";
import type { ProjectActions } from "./project-actions";
import { ReasonDialog } from "./reason-dialog";
import { SaveTemplateDialog } from "./save-template";
import { useRun } from "./use-run";

type Asked = { kind: "move"; to: Phase } | { kind: "live" | "complete" | "hold" | "cancel" | "template" } | null;

/** What moves the whole project: its phases, its holds, its end. Required tasks that are left behind ask for a reason. */
export function ProjectActs({ project, actions }: { project: ProjectPicture; actions: ProjectActions }) {
  const [asked, setAsked] = useState<Asked>(null);
  const { run, working } = useRun();
  const { id: projectId, clientName: object, currentPhase, status } = project;
  const phases = phasesOf(project.type, project.tasks.map(({ phase }) => phase)).filter((phase): phase is Phase => phase !== "OPTIMIZATION");
  const next: Phase | undefined = phases[phases.indexOf(currentPhase) + 1];
  const openRequired = project.tasks.filter((task) => task.phase === currentPhase && task.isRequired && !isDone(task)).length;
  const isHeld = status === "ON_HOLD";
  const close = () => setAsked(null);
  const left = openRequired > 0 ? `${openRequired} required ${openRequired === 1 ? "task is" : "tasks are"} still open in ${phaseLabels[currentPhase]}.` : null;
  const move = (to: Phase, reason: string) => actions.changePhase({ projectId, from: currentPhase, to, ...(reason && { reason }) });
  const go = (to: Phase) => (openRequired > 0 ? setAsked({ kind: "move", to }) : void run((phase: Phase) => move(phase, ""), to, { object, done: `is in ${phaseLabels[to]}.`, undoIn: projectId }));
  const primary = currentPhase === "OPTIMIZATION" ? <Button variant="primary" onClick={() => setAsked({ kind: "complete" })}>Complete</Button>
    : currentPhase === "GO_LIVE" ? <Button variant="primary" onClick={() => setAsked({ kind: "live" })}>Go live</Button>
    : next && <Button variant="primary" working={working} onClick={() => go(next)}><span><span className="max-md:sr-only">Move to </span>{phaseLabels[next]}</span><ArrowRight /></Button>;
  const dialog = { open: true, onOpenChange: close, children: left && <p className="text-ink-2">{left}</p> };
  return (
    <>
      {isHeld ? <Button variant="primary" working={working} onClick={() => void run(actions.resumeProject, { projectId }, { object, done: "goes on. Every clock runs again." })}><Play />Resume</Button> : <><Button className="max-md:hidden" onClick={() => setAsked({ kind: "hold" })}><Pause />Hold</Button>{primary}</>}
      <DropdownMenu align="end" trigger={<IconButton label="More"><Ellipsis /></IconButton>}>
        {!isHeld && !project.actualGoLiveDate && phases.filter((phase) => phase !== currentPhase).map((to) => <MenuItem key={to} onSelect={() => go(to)}>Move to {phaseLabels[to]}</MenuItem>)}
        <MenuItem href={`/ops/implementations/${projectId}/imports`}>Import into {object}</MenuItem>
        <MenuItem onSelect={() => setAsked({ kind: "template" })}>Save as template</MenuItem>
        {!isHeld && <MenuItem onSelect={() => setAsked({ kind: "hold" })}>Hold</MenuItem>}
        <MenuSeparator />
        <MenuItem tone="danger" onSelect={() => setAsked({ kind: "cancel" })}>Cancel project</MenuItem>
      </DropdownMenu>
      {asked?.kind === "move" && <ReasonDialog {...dialog} title={`Move to ${phaseLabels[asked.to]}`} act="Move" label="Why they are left" onAct={(reason) => move(asked.to, reason)} done={`is in ${phaseLabels[asked.to]}.`} undoIn={projectId} />}
      {asked?.kind === "live" && <ReasonDialog {...dialog} title={`Go live with ${object}`} act="Go live" label={left ? "Why they are left" : "Note"} optional={!left} onAct={(reason) => actions.goLive({ projectId, ...(reason && { reason }) })} done="is live." />}
      {asked?.kind === "complete" && <ReasonDialog {...dialog} title="Complete the project" act="Complete" label={left ? "Why they are left" : "Note"} optional={!left} onAct={(reason) => actions.completeProject({ projectId, ...(reason && { reason }) })} done="is completed." />}
      {asked?.kind === "hold" && <ReasonDialog open onOpenChange={close} title={`Put ${object} on hold`} act="Hold" label="Why" onAct={(reason) => actions.holdProject({ projectId, reason })} done="rests. No clock of it runs."><p className="text-ink-2">Every clock of the project stops until it is resumed.</p></ReasonDialog>}
      {asked?.kind === "cancel" && <ReasonDialog open onOpenChange={close} title={`Cancel ${object}`} act="Cancel project" tone="danger" label="Why" onAct={(reason) => actions.cancelProject({ projectId, reason })} done="is cancelled."><p className="text-ink-2">It ends for good: nothing escalates any more and the client’s link is closed.</p></ReasonDialog>}
      {asked?.kind === "template" && <SaveTemplateDialog projectId={projectId} onSave={actions.saveTemplate} onClose={close} />}
    </>
  );
}
