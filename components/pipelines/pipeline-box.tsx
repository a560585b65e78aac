"use client";

import { EllipsisVertical, Star, Trash2 } from "lucide-react";
import { Box } from "@/components/layout/record-layout";
import { useAct } from "@/components/changes/use-act";
import { Badge } from "@/components/ui/badge";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { Money } from "@/components/ui/money";
import { Switch } from "@/components/ui/switch";
import type { PipelineRow } from "@/lib/pipelines/queries";
import type { PipelineActions } from "./pipeline-actions";
import { NewStage } from "./pipeline-form";
import { StageList } from "./stage-list";

type Props = Omit<PipelineActions, "onCreate"> & { pipeline: PipelineRow; canEdit: boolean };

/** One pipeline: its name and rules, then its stages. */
export function PipelineBox({ pipeline, canEdit, onEdit, onMakeDefault, onDelete, ...actions }: Props) {
  const { run, working } = useAct(actions.onUndo);
  const { id: pipelineId, name, isActive, isDefault, isStageOrderEnforced } = pipeline;
  const turn = (field: "isActive" | "isStageOrderEnforced", value: boolean, message: string) => void run(onEdit, { pipelineId, field, was: !value, value }, { object: name, message });
  return (
    <Box
      flush
      title={canEdit ? <EditInPlace label="Name of the pipeline" value={name} onSave={({ value, read }) => onEdit({ pipelineId, field: "name", was: read, value })} /> : name}
      aside={<span className="flex gap-1.5">{isDefault && <Badge>Default</Badge>}{!isActive && <Badge tone="line">Out of use</Badge>}</span>}
      actions={canEdit && (
        <>
          <NewStage pipelineId={pipelineId} onAddStage={actions.onAddStage} onUndo={actions.onUndo} />
          <DropdownMenu align="end" trigger={<IconButton size="sm" label={`More for ${name}`} disabled={working}><EllipsisVertical /></IconButton>}>
            <MenuItem icon={<Star />} disabled={isDefault || !isActive} onSelect={() => void run(onMakeDefault, { pipelineId }, { object: name, message: "is the default pipeline now." })}>Make it the default</MenuItem>
            <MenuItem icon={<Trash2 />} tone="danger" disabled={isDefault} detail={isDefault ? "The default pipeline stays." : "Only while it is empty."} onSelect={() => void run(onDelete, { pipelineId }, { object: name, message: "is deleted." })}>Delete</MenuItem>
          </DropdownMenu>
        </>
      )}
    >
      <StageList pipeline={pipeline} canEdit={canEdit} {...actions} />
      <div className="flex flex-wrap items-center gap-x-8 gap-y-2 border-t border-line px-4 py-2.5">
        <Switch label="Stages are taken in order" checked={isStageOrderEnforced} disabled={!canEdit} onChange={(event) => turn("isStageOrderEnforced", event.target.checked, event.target.checked ? "goes stage by stage now; skipping asks for a note." : "lets deals skip stages now.")} />
        <Switch label="In use" checked={isActive} disabled={!canEdit || isDefault} onChange={(event) => turn("isActive", event.target.checked, event.target.checked ? "is in use again." : "is out of use.")} />
        <div className="flex items-center gap-2">
          <span className="text-ink-3">High value from</span>
          {canEdit ? <EditInPlace label="High value from" value={pipeline.highValueAmount ?? ""} inputMode="decimal" placeholder="No mark" show={(value) => <Money value={value} currency={pipeline.currencyCode} />} onSave={({ value, read }) => onEdit({ pipelineId, field: "highValueAmount", was: read || null, value: value || null })} /> : <Money value={pipeline.highValueAmount} currency={pipeline.currencyCode} />}
        </div>
      </div>
    </Box>
  );
}
