"use client";

import { EditInPlace, type Edit, type Saved } from "@/components/ui/in-place-edit";
import { TagChip } from "@/components/ui/tag-chip";

type Props = { label: string; tags: readonly string[]; colors: Readonly<Record<string, string>>; canEdit: boolean; onSave: (edit: Edit) => Promise<Saved> };

/** Tags with their colours; typed as names parted by commas. A new name makes a new tag. */
export function TagsEdit({ label, tags, colors, canEdit, onSave }: Props) {
  const chips = <span className="flex flex-wrap gap-1 py-0.5">{tags.map((tag) => <TagChip key={tag} color={colors[tag]}>{tag}</TagChip>)}</span>;
  if (!canEdit) return tags.length > 0 ? chips : <p className="text-ink-3">No tags</p>;
  return <EditInPlace label={label} value={tags.join(", ")} placeholder="No tags" display={chips} onSave={onSave} />;
}
