"use client";

import { EllipsisVertical, Star, Trash2 } from "lucide-react";
import { Box } from "@/components/layout/record-layout";
import { useAct } from "@/components/changes/use-act";
import { Badge } from "@/components/ui/badge";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace, type Edit } from "@/components/ui/in-place-edit";
import { Money } from "@/components/ui/money";
import { Switch } from "@/components/ui/switch";
import type { PipelineRow } from "@/lib/pipelines/queries";
import type { PipelineActions } from "./pipeline-actions";
import { NewStage } from "./pipeline-form";
import { StageList } from "./stage-list";

type Props = Omit<PipelineActions, "onCreate"> & { pipeline: PipelineRow; canEdit: boolean };

/** One pipeline: its name and rules, then its stages. */
export function PipelineBox({ pipeline, canEdit, onEdit, onMakeDefault, onDelete, ...actions }: Props) {
  const { id: pipelineId, name, isActive, isDefault } = pipeline;
  const rename = ({ value, read }: Edit) => onEdit({ pipelineId, field: "name", was: read, value });
  return (
    <Box
      flush
      title={canEdit ? <EditInPlace label="Name of the pipeline" value={name} onSave={rename} /> : name}
      aside={<span className="flex gap-1.5">{isDefault && <Badge>Default</Badge>}{!isActive && <Badge tone="line">Out of use</Badge>}</span>}
      actions={canEdit && (
        <>
          <NewStage pipelineId={pipelineId} onAddStage={actions.onAddStage} onUndo={actions.onUndo} />
          <PipelineMenu pipeline={pipeline} onMakeDefault={onMakeDefault} onDelete={onDelete} onUndo={actions.onUndo} />
        </>
      )}
    >
      <StageList pipeline={pipeline} canEdit={canEdit} {...actions} />
      <PipelineRules pipeline={pipeline} canEdit={canEdit} onEdit={onEdit} onUndo={actions.onUndo} />
    </Box>
  );
}

function PipelineMenu({ pipeline, onMakeDefault, onDelete, onUndo }: Pick<Props, "pipeline" | "onMakeDefault" | "onDelete" | "onUndo">) {
  const { run, working } = useAct(onUndo);
  const { id: pipelineId, name, isActive, isDefault } = pipeline;
  const makeDefault = () => void run(onMakeDefault, { pipelineId }, { object: name, message: "is the default pipeline now." });
  const remove = () => void run(onDelete, { pipelineId }, { object: name, message: "is deleted." });
  const stays = isDefault ? "The default pipeline stays." : "Only while it is empty.";
  return (
    <DropdownMenu align="end" trigger={<IconButton size="sm" label={`More for ${name}`} disabled={working}><EllipsisVertical /></IconButton>}>
      <MenuItem icon={<Star />} disabled={isDefault || !isActive} onSelect={makeDefault}>Make it the default</MenuItem>
      <MenuItem icon={<Trash2 />} tone="danger" disabled={isDefault} detail={stays} onSelect={remove}>Delete</MenuItem>
    </DropdownMenu>
  );
}

type Ruled = Pick<Props, "pipeline" | "canEdit" | "onEdit" | "onUndo">;

function PipelineRules({ pipeline, canEdit, onEdit, onUndo }: Ruled) {
  const { run } = useAct(onUndo);
  const { id: pipelineId, name, isActive, isDefault, isStageOrderEnforced } = pipeline;
  const turn = (field: "isActive" | "isStageOrderEnforced", value: boolean, message: string) =>
    void run(onEdit, { pipelineId, field, was: !value, value }, { object: name, message });
  const order = (isOn: boolean) => turn("isStageOrderEnforced", isOn, isOn ? "goes stage by stage now; skipping asks for a note." : "lets deals skip stages now.");
  const use = (isOn: boolean) => turn("isActive", isOn, isOn ? "is in use again." : "is out of use.");
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-2 border-t border-line px-4 py-2.5">
      <Switch label="Stages are taken in order" checked={isStageOrderEnforced} disabled={!canEdit} onChange={({ target }) => order(target.checked)} />
      <Switch label="In use" checked={isActive} disabled={!canEdit || isDefault} onChange={({ target }) => use(target.checked)} />
      <div className="flex items-center gap-2">
        <span className="text-ink-3">High value from</span>
        <HighValue pipeline={pipeline} canEdit={canEdit} onEdit={onEdit} />
      </div>
    </div>
  );
}

function HighValue({ pipeline: { id: pipelineId, highValueAmount, currencyCode }, canEdit, onEdit }: Omit<Ruled, "onUndo">) {
  if (!canEdit) return <Money value={highValueAmount} currency={currencyCode} />;
  const money = (value: string) => <Money value={value} currency={currencyCode} />;
  const save = ({ value, read }: Edit) => onEdit({ pipelineId, field: "highValueAmount", was: read || null, value: value || null });
  return <EditInPlace label="High value from" value={highValueAmount ?? ""} inputMode="decimal" placeholder="No mark" show={money} onSave={save} />;
}
