"use client";

import { ArrowRight, Ellipsis, Pause, Play } from "lucide-react";
import { useState, type ComponentProps } from "react";
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

type Reasoned = { kind: "move"; to: Phase } | { kind: "live" | "complete" | "hold" | "cancel" };
type Asked = Reasoned | { kind: "template" };
type Props = { project: ProjectPicture; actions: ProjectActions };
type Moves = { go: (to: Phase) => void; working: boolean; onAsk: (asked: Asked) => void };

/** What moves the whole project: its phases, its holds, its end. Required tasks that are left behind ask for a reason. */
export function ProjectActs({ project, actions }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { run, working } = useRun();
  const { id: projectId, clientName: object, currentPhase, status } = project;
  const left = leftOpen(project);
  const go = (to: Phase) => {
    if (left) return setAsked({ kind: "move", to });
    void run((phase: Phase) => actions.changePhase({ projectId, from: currentPhase, to: phase }), to, { object, done: `is in ${phaseLabels[to]}.`, undoIn: projectId });
  };
  const resume = () => void run(actions.resumeProject, { projectId }, { object, done: "goes on. Every clock runs again." });
  return (
    <>
      {status === "ON_HOLD" ? <Button variant="primary" working={working} onClick={resume}><Play />Resume</Button> : <NextAct project={project} go={go} working={working} onAsk={setAsked} />}
      <MoreMenu project={project} go={go} onAsk={setAsked} />
      {asked && <Question asked={asked} left={left} project={project} actions={actions} onClose={() => setAsked(null)} />}
    </>
  );
}

function NextAct({ project: { type, tasks, currentPhase }, go, working, onAsk }: Pick<Props, "project"> & Moves) {
  const phases = phasesAhead(type, tasks);
  const next: Phase | undefined = phases[phases.indexOf(currentPhase) + 1];
  return (
    <>
      <Button className="max-md:hidden" onClick={() => onAsk({ kind: "hold" })}><Pause />Hold</Button>
      {currentPhase === "OPTIMIZATION" ? <Button variant="primary" onClick={() => onAsk({ kind: "complete" })}>Complete</Button>
        : currentPhase === "GO_LIVE" ? <Button variant="primary" onClick={() => onAsk({ kind: "live" })}>Go live</Button>
        : next && <Button variant="primary" working={working} onClick={() => go(next)}><span><span className="max-md:sr-only">Move to </span>{phaseLabels[next]}</span><ArrowRight /></Button>}
    </>
  );
}

function MoreMenu({ project, go, onAsk }: Pick<Props, "project"> & Omit<Moves, "working">) {
  const { id, clientName, type, tasks, currentPhase, actualGoLiveDate } = project;
  const isHeld = project.status === "ON_HOLD";
  const others = isHeld || actualGoLiveDate ? [] : phasesAhead(type, tasks).filter((phase) => phase !== currentPhase);
  return (
    <DropdownMenu align="end" trigger={<IconButton label="More"><Ellipsis /></IconButton>}>
      {others.map((to) => <MenuItem key={to} onSelect={() => go(to)}>Move to {phaseLabels[to]}</MenuItem>)}
      <MenuItem href={`/ops/implementations/${id}/imports`}>Import into {clientName}</MenuItem>
      <MenuItem onSelect={() => onAsk({ kind: "template" })}>Save as template</MenuItem>
      {!isHeld && <MenuItem onSelect={() => onAsk({ kind: "hold" })}>Hold</MenuItem>}
      <MenuSeparator />
      <MenuItem tone="danger" onSelect={() => onAsk({ kind: "cancel" })}>Cancel project</MenuItem>
    </DropdownMenu>
  );
}

function Question({ asked, left, project, actions, onClose }: Props & { asked: Asked; left: string | null; onClose: () => void }) {
  if (asked.kind === "template") return <SaveTemplateDialog projectId={project.id} onSave={actions.saveTemplate} onClose={onClose} />;
  const { words, ...question } = questionOf(asked, left, project, actions);
  return <ReasonDialog key={asked.kind} open onOpenChange={onClose} {...question}>{words && <p className="text-ink-2">{words}</p>}</ReasonDialog>;
}

/** Each act's own dialog; required tasks that are left behind have to be explained. */
function questionOf(asked: Reasoned, left: string | null, { id: projectId, clientName, currentPhase }: ProjectPicture, actions: ProjectActions): Asking {
  const said = (reason: string) => ({ projectId, ...(reason && { reason }) });
  const noted = { label: left ? "Why they are left" : "Note", optional: !left, words: left };
  switch (asked.kind) {
    case "move": {
      const { to } = asked;
      return { title: `Move to ${phaseLabels[to]}`, act: "Move", label: "Why they are left", words: left, done: `is in ${phaseLabels[to]}.`, undoIn: projectId,
        onAct: (reason) => actions.changePhase({ ...said(reason), from: currentPhase, to }) };
    }
    case "live": return { ...noted, title: `Go live with ${clientName}`, act: "Go live", done: "is live.", onAct: (reason) => actions.goLive(said(reason)) };
    case "complete": return { ...noted, title: "Complete the project", act: "Complete", done: "is completed.", onAct: (reason) => actions.completeProject(said(reason)) };
    case "hold": return { title: `Put ${clientName} on hold`, act: "Hold", label: "Why", done: "rests. No clock of it runs.",
      words: "Every clock of the project stops until it is resumed.", onAct: (reason) => actions.holdProject({ projectId, reason }) };
    case "cancel": return { title: `Cancel ${clientName}`, act: "Cancel project", tone: "danger", label: "Why", done: "is cancelled.",
      words: "It ends for good: nothing escalates any more and the client’s link is closed.", onAct: (reason) => actions.cancelProject({ projectId, reason }) };
  }
}

type Asking = Pick<ComponentProps<typeof ReasonDialog>, "title" | "act" | "label" | "optional" | "tone" | "onAct" | "done" | "undoIn"> & { words: string | null };

function leftOpen({ tasks, currentPhase }: ProjectPicture) {
  const open = tasks.filter((task) => task.phase === currentPhase && task.isRequired && !isDone(task)).length;
  return open > 0 ? `${open} required ${open === 1 ? "task is" : "tasks are"} still open in ${phaseLabels[currentPhase]}.` : null;
}

function phasesAhead(type: ProjectPicture["type"], tasks: ProjectPicture["tasks"]) {
  return phasesOf(type, tasks.map(({ phase }) => phase)).filter((phase): phase is Phase => phase !== "OPTIMIZATION");
}
