"use client";

import { CheckCircle2, Circle, CircleSlash2, CircleX, Ellipsis } from "lucide-react";
import { useState } from "react";
import { RailSection } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { Gate, ProjectPicture } from "@/lib/ops/projects/queries/shapes";
import { gateCodes, gateLabels, isSettled } from "@/lib/projects/rules/readiness";
import { gateStatusLabels } from "@/lib/projects/rules/words";
import type { ProjectActions } from "../project-actions";
import { ReasonDialog } from "../reason-dialog";
import { useRun } from "../use-run";

const faces = { PENDING: <Circle className="text-ink-3" />, PASSED: <CheckCircle2 className="text-healthy-text" />, FAILED: <CircleX className="text-risk-text" />, WAIVED: <CircleSlash2 className="text-watch-text" /> };

/** The four gates of the go-live. A waiver is asked for by one person and approved by another. */
export function GateList({ project, me, canEdit, actions }: { project: ProjectPicture; me: string; canEdit: boolean; actions: ProjectActions }) {
  const gates = gateCodes.flatMap((code) => project.gates.find((gate) => gate.code === code) ?? []);
  return (
    <RailSection title="Gates" count={`${gates.filter(isSettled).length} of ${gates.length}`}>
      <ul className="grid gap-1">{gates.map((gate) => <GateItem key={gate.code} gate={gate} projectId={project.id} me={me} canEdit={canEdit} actions={actions} />)}</ul>
    </RailSection>
  );
}

function GateItem({ gate, projectId, me, canEdit, actions }: { gate: Gate; projectId: string; me: string; canEdit: boolean; actions: ProjectActions }) {
  const [asked, setAsked] = useState<"PASSED" | "FAILED" | "waiver" | null>(null);
  const { run, working } = useRun();
  const { code, status, reason, evidence, requestedById, requestedByName, approvedByName } = gate;
  const label = gateLabels[code];
  const isAsked = requestedByName !== null && !isSettled(gate);
  const told = [status === "WAIVED" && `Waived: ${reason} Asked by ${requestedByName}, approved by ${approvedByName}.`, isAsked && `${requestedByName} asks for a waiver: ${reason}`, evidence && status !== "WAIVED" && evidence].filter(Boolean).join(" ");
  const show = { open: true, onOpenChange: () => setAsked(null) };
  return (
    <li className="flex items-start gap-2 py-1 [&>svg]:mt-0.5 [&>svg]:size-4">
      {faces[status]}
      <div className="min-w-0 flex-1">
        <p>{label}</p>
        {told && <p className="text-xs text-ink-3 [overflow-wrap:anywhere]">{told}</p>}
        {canEdit && isAsked && requestedById !== me && <Button size="sm" className="mt-1" working={working} onClick={() => void run(actions.approveWaiver, { projectId, code }, { object: label, done: "is waived." })}>Approve waiver</Button>}
      </div>
      <span className={cn("text-xs", status === "FAILED" ? "text-risk-text" : "text-ink-3")}>{gateStatusLabels[status]}</span>
      {canEdit && (
        <DropdownMenu align="end" trigger={<IconButton size="sm" label={`Change the gate ${label}`}><Ellipsis /></IconButton>}>
          {status !== "PASSED" && <MenuItem onSelect={() => setAsked("PASSED")}>Passed</MenuItem>}
          {status !== "FAILED" && <MenuItem onSelect={() => setAsked("FAILED")}>Failed</MenuItem>}
          {status !== "PENDING" && <MenuItem onSelect={() => void run(actions.judgeGate, { projectId, code, status: "PENDING" as const }, { object: label, done: "is open again." })}>Open again</MenuItem>}
          {!isSettled(gate) && <MenuItem onSelect={() => setAsked("waiver")}>Ask for a waiver</MenuItem>}
        </DropdownMenu>
      )}
      {asked === "waiver" && <ReasonDialog {...show} title={`Waive “${label}”`} act="Ask for a waiver" label="Why" onAct={(why) => actions.askWaiver({ projectId, code, reason: why })} done="waits for a second person."><p className="text-ink-2">Somebody else approves it.</p></ReasonDialog>}
      {(asked === "PASSED" || asked === "FAILED") && <ReasonDialog {...show} title={`“${label}” ${asked.toLowerCase()}`} act={asked === "PASSED" ? "Passed" : "Failed"} label="What shows it" optional onAct={(shown) => actions.judgeGate({ projectId, code, status: asked, ...(shown && { evidence: shown }) })} done={asked === "PASSED" ? "is passed." : "has failed."} />}
    </li>
  );
}
