"use client";

import { EllipsisVertical, Merge, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { ColorPick } from "@/components/ui/color-pick";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { Count } from "@/components/ui/money";
import { Td, Tr } from "@/components/ui/table";
import type { TagRow } from "@/lib/tags/queries";
import type { TagActions } from "./tag-actions";
import { kindOf } from "./tag-kinds";
import { TagMerge } from "./tag-merge";

/** One tag: its colour and name are changed where they stand; merging and deleting rewrite what carries it and can be undone. */
export function TagItem({ tag, others, canEdit, onRename, onColor, onMerge, onDelete, onUndo }: TagActions & { tag: TagRow; others: readonly TagRow[]; canEdit: boolean }) {
  const { id: tagId, name, color, category, usageCount } = tag;
  const [merging, setMerging] = useState(false);
  const { run, working } = useAct(onUndo);
  return (
    <Tr>
      <Td className="min-w-48">
        <span className="flex items-center gap-2">
          <ColorPick label={`Colour of ${name}`} color={color} canEdit={canEdit} onSave={(value) => run(onColor, { tagId, was: color, color: value }, { object: name, message: "has another colour." })} />
          {canEdit ? <EditInPlace label={`Name of ${name}`} value={name} className="min-w-0 flex-1 font-medium" onSave={({ value, read }) => run(onRename, { tagId, was: read, name: value }, { object: value, message: `is the name now, ${onRecords(usageCount)}.`, isInForm: true })} /> : <span className="font-medium">{name}</span>}
        </span>
      </Td>
      <Td className="whitespace-nowrap text-ink-2">{kindOf(category)}</Td>
      <Td numeric>
        {usageCount > 0 && hrefs[category] ? <Link href={`${hrefs[category]}?tag=${encodeURIComponent(name)}`} aria-label={`${usageCount} carry ${name}: show them`}><Count value={usageCount} /></Link> : <Count value={usageCount} />}
      </Td>
      <Td>
        {canEdit && (
          <DropdownMenu align="end" trigger={<IconButton size="sm" label={`More for ${name}`} disabled={working}><EllipsisVertical /></IconButton>}>
            <MenuItem icon={<Merge />} disabled={others.length === 0} detail={others.length === 0 ? "There is no other tag of this kind." : undefined} onSelect={() => setMerging(true)}>Merge into another</MenuItem>
            <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => void run(onDelete, { tagId }, { object: name, message: usageCount > 0 ? `is deleted, and gone from ${records(usageCount)}.` : "is deleted." })}>Delete</MenuItem>
          </DropdownMenu>
        )}
        {merging && <TagMerge tag={tag} others={others} onMerge={onMerge} onUndo={onUndo} onClose={() => setMerging(false)} />}
      </Td>
    </Tr>
  );
}

const hrefs: Partial<Record<TagRow["category"], string>> = { CUSTOMER: "/customers", DEAL: "/deals" };

function records(count: number) {
  return count === 1 ? "1 record" : `${count} records`;
}

function onRecords(count: number) {
  return count === 0 ? "no record carries it yet" : `on ${records(count)}`;
}
